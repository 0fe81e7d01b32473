package io.github.cognitosrp.cognito;

import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * The DEVICE_PASSWORD_VERIFIER challenge, checked. All of it is public. Immutable, thread-safe.
 *
 * <p>Source: the Amazon Cognito developer guide, "Working with user devices in your user pool".
 */
public final class DevicePasswordVerifierChallenge {
  private final VerifierParameters verifier;
  private final Optional<String> deviceKey;
  private final Optional<String> username;

  private DevicePasswordVerifierChallenge(
      VerifierParameters verifier, Optional<String> deviceKey, Optional<String> username) {
    this.verifier = verifier;
    this.deviceKey = deviceKey.map(ChallengeRules::checkedDeviceKey);
    this.username = username.map(name -> ChallengeRules.checkedName(name, CognitoNames.USERNAME));
  }

  /**
   * Reads and checks challenge parameters.
   *
   * @param challengeParameters the {@code ChallengeParameters} of the response: SRP_B and SALT in
   *     ASCII hexadecimal digits, at most 768 and 256 of them, the SALT with or without a minus
   *     sign; SECRET_BLOCK in standard base64, at most 16,384 characters; DEVICE_KEY, at most 55
   *     characters, and USERNAME, 1 to 2,048 characters, both optional. Others are ignored.
   * @return the challenge
   * @throws InvalidChallengeException if a parameter is missing, is not text or breaks its rule
   * @throws InvalidInputException if the map is null or cannot be asked for a text
   */
  public static DevicePasswordVerifierChallenge parse(Map<String, String> challengeParameters) {
    return new DevicePasswordVerifierChallenge(
        VerifierParameters.parse(challengeParameters),
        ChallengeRules.optional(challengeParameters, CognitoNames.DEVICE_KEY),
        ChallengeRules.optional(challengeParameters, CognitoNames.USERNAME));
  }

  VerifierParameters verifier() {
    return verifier;
  }

  /** {@return SRP_B, the server's public value B, 0 &lt; B &lt; N} */
  public BigInteger srpB() {
    return verifier.srpB();
  }

  /** {@return SALT, at most 1,024 bits without its sign} */
  public BigInteger salt() {
    return verifier.salt();
  }

  /** {@return SECRET_BLOCK in base64, which the answer sends back unchanged} */
  public String secretBlock() {
    return verifier.secretBlock();
  }

  /** {@return DEVICE_KEY, the device that is asked for; empty if Cognito did not send it} */
  public Optional<String> deviceKey() {
    return deviceKey;
  }

  /** {@return USERNAME, the name to answer with; empty if Cognito did not send it} */
  public Optional<String> username() {
    return username;
  }

  @Override
  public String toString() {
    return "DevicePasswordVerifierChallenge[deviceKey=" + deviceKey.orElse("none") + "]";
  }
}
