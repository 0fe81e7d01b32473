package io.github.cognitosrp.cognito;

import io.github.cognitosrp.cognito.internal.Printable;

/**
 * The {@code NewDeviceMetadata} of an AuthenticationResult: a device that Cognito offers to
 * remember. Both keys are public.
 *
 * @param deviceKey the device's key, such as {@code eu-central-1_…}: at most 55 characters that
 *     match {@code [\w-]+_[0-9a-f-]+}
 * @param deviceGroupKey the key of its group, 1 to 2,048 characters
 */
public record NewDeviceMetadata(String deviceKey, String deviceGroupKey) {

  /**
   * Checks both keys.
   *
   * @param deviceKey the device's key
   * @param deviceGroupKey the key of its group
   * @throws InvalidInputException if one is null or breaks its rule
   */
  public NewDeviceMetadata {
    InputRules.checkedDeviceKey(deviceKey);
    InputRules.checkedName(deviceGroupKey, "deviceGroupKey");
  }

  /** The identity whose password is the device's. */
  SrpIdentity identity() {
    return new SrpIdentity(deviceGroupKey, deviceKey);
  }

  @Override
  public String toString() {
    return "NewDeviceMetadata[deviceKey="
        + deviceKey
        + ", deviceGroupKey="
        + Printable.of(deviceGroupKey)
        + "]";
  }
}
