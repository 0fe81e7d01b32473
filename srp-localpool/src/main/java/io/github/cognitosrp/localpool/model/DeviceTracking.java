package io.github.cognitosrp.localpool.model;

/**
 * Whether the pool hands out device keys and remembers devices (the developer guide, "Working with
 * user devices in your user pool").
 */
public enum DeviceTracking {
  /** No device keys; a {@code DEVICE_KEY} in a request is ignored. */
  OFF,
  /**
   * A confirmed device is remembered only after {@code UpdateDeviceStatus}; {@code ConfirmDevice}
   * answers {@code UserConfirmationNecessary: true}.
   */
  USER_OPT_IN,
  /** A confirmed device is remembered at once. */
  ALWAYS
}
