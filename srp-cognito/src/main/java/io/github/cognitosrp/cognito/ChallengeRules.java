package io.github.cognitosrp.cognito;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads challenge parameters. Lengths are capped before anything is parsed. */
final class ChallengeRules {
  /** As many digits as N has. {@code BigInteger} takes 27 s for 1 MB of them. */
  private static final int LONGEST_SRP_B = 768;

  /** Cognito's salts have 16 bytes. */
  private static final int LONGEST_SALT = 256;

  /** Cognito's secret blocks have about 2 kB of text. */
  private static final int LONGEST_SECRET_BLOCK = 16_384;

  private static final String PRESENT_RULE = "must be present";
  static final String SRP_B_RULE =
      "must be 1 to " + LONGEST_SRP_B + " ASCII hexadecimal digits, more than 0 and less than N";
  static final String SALT_RULE =
      "must be 1 to " + LONGEST_SALT + " ASCII hexadecimal digits, with or without a minus sign";
  static final String SECRET_BLOCK_RULE =
      "must be 1 to " + LONGEST_SECRET_BLOCK + " characters of standard base64 with its padding";

  private ChallengeRules() {}

  static String required(Map<String, String> parameters, String key) {
    String value = parameters.get(key);
    if (value == null) {
      throw new InvalidChallengeException(key, PRESENT_RULE);
    }
    return value;
  }

  static BigInteger srpB(Map<String, String> parameters) {
    String digits = required(parameters, CognitoKeys.SRP_B);
    if (!Hex.isHex(digits, LONGEST_SRP_B)) {
      throw new InvalidChallengeException(CognitoKeys.SRP_B, SRP_B_RULE);
    }
    return checkedSrpB(Hex.number(digits));
  }

  static BigInteger salt(Map<String, String> parameters) {
    String text = required(parameters, CognitoKeys.SALT);
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    if (!Hex.isHex(digits, LONGEST_SALT)) {
      throw new InvalidChallengeException(CognitoKeys.SALT, SALT_RULE);
    }
    BigInteger magnitude = Hex.number(digits);
    return checkedSalt(negative ? magnitude.negate() : magnitude);
  }

  static BigInteger checkedSrpB(BigInteger srpB) {
    if (srpB.signum() <= 0 || srpB.compareTo(SrpMath.N) >= 0) {
      throw new InvalidChallengeException(CognitoKeys.SRP_B, SRP_B_RULE);
    }
    return srpB;
  }

  static BigInteger checkedSalt(BigInteger salt) {
    if (salt.abs().bitLength() > 4 * LONGEST_SALT) {
      throw new InvalidChallengeException(CognitoKeys.SALT, SALT_RULE);
    }
    return salt;
  }

  /** Refuses what {@link #decoded} could not decode. */
  static String checkedSecretBlock(String text) {
    // The decoder takes text without its padding.
    if (text.isEmpty() || text.length() > LONGEST_SECRET_BLOCK || text.length() % 4 != 0) {
      throw new InvalidChallengeException(CognitoKeys.SECRET_BLOCK, SECRET_BLOCK_RULE);
    }
    try {
      decoded(text);
    } catch (IllegalArgumentException notBase64) {
      // Not kept as the cause: its message has a character of the text.
      throw new InvalidChallengeException(CognitoKeys.SECRET_BLOCK, SECRET_BLOCK_RULE);
    }
    return text;
  }

  static byte[] decoded(String secretBlock) {
    return Base64.getDecoder().decode(secretBlock);
  }

  static String checkedName(String name, String key) {
    if (!Text.isName(name)) {
      throw new InvalidChallengeException(key, Text.NAME_RULE);
    }
    return name;
  }

  static @Nullable String checkedDeviceKey(@Nullable String deviceKey) {
    if (deviceKey != null && !Text.isDeviceKey(deviceKey)) {
      throw new InvalidChallengeException(CognitoKeys.DEVICE_KEY, Text.DEVICE_KEY_RULE);
    }
    return deviceKey;
  }
}
