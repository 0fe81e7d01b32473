package io.github.cognitosrp.cognito;

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
   * @throws InvalidInputException if one breaks its rule
   */
  public NewDeviceMetadata {
    Text.checkedDeviceKey(deviceKey);
    Text.checkedName(deviceGroupKey, "deviceGroupKey");
  }
}
