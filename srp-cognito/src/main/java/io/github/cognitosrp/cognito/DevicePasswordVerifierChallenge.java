package io.github.cognitosrp.cognito;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The DEVICE_PASSWORD_VERIFIER challenge, checked. All of it is public.
 *
 * <p>Source: the Amazon Cognito developer guide, "Working with user devices in your user pool".
 *
 * @param srpB the server's public value B, 0 &lt; B &lt; N
 * @param salt the salt, at most 1,024 bits without its sign
 * @param secretBlock Cognito's opaque SECRET_BLOCK in standard base64, at most 16,384 characters;
 *     goes back unchanged
 * @param deviceKey the device that is asked for, at most 55 characters; {@code null} if Cognito did
 *     not say
 * @param username the name to answer with, 1 to 2,048 characters; {@code null} if Cognito did not
 *     say
 */
public record DevicePasswordVerifierChallenge(
    BigInteger srpB,
    BigInteger salt,
    String secretBlock,
    @Nullable String deviceKey,
    @Nullable String username)
    implements VerifierChallenge {

  /**
   * Checks every component.
   *
   * @param srpB the public value B
   * @param salt the salt
   * @param secretBlock the SECRET_BLOCK
   * @param deviceKey the device that is asked for, or {@code null}
   * @param username the name to answer with, or {@code null}
   * @throws InvalidChallengeException if one breaks its rule
   */
  public DevicePasswordVerifierChallenge {
    ChallengeRules.checkedSrpB(srpB);
    ChallengeRules.checkedSalt(salt);
    ChallengeRules.checkedSecretBlock(secretBlock);
    ChallengeRules.checkedDeviceKey(deviceKey);
    if (username != null) {
      ChallengeRules.checkedName(username, CognitoKeys.USERNAME);
    }
  }

  /**
   * Reads and checks challenge parameters.
   *
   * @param challengeParameters the {@code ChallengeParameters} of the response: SRP_B and SALT in
   *     ASCII hexadecimal digits, at most 768 and 256 of them, the SALT with or without a minus
   *     sign; SECRET_BLOCK; DEVICE_KEY and USERNAME, both optional. Others are ignored.
   * @return the challenge
   * @throws InvalidChallengeException if a parameter is missing or breaks its rule
   */
  public static DevicePasswordVerifierChallenge parse(Map<String, String> challengeParameters) {
    return new DevicePasswordVerifierChallenge(
        ChallengeRules.srpB(challengeParameters),
        ChallengeRules.salt(challengeParameters),
        ChallengeRules.required(challengeParameters, CognitoKeys.SECRET_BLOCK),
        challengeParameters.get(CognitoKeys.DEVICE_KEY),
        challengeParameters.get(CognitoKeys.USERNAME));
  }
}
