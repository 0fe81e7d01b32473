package io.github.cognitosrp.awssdk.device;

import org.jspecify.annotations.Nullable;

/** Thrown when a device store cannot be read or written. */
public final class DeviceStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * For implementations of {@link DeviceStore}.
   *
   * @param message what failed, without any secret
   * @param cause why, or {@code null}
   */
  public DeviceStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
