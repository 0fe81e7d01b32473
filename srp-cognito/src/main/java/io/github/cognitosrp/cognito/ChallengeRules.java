package io.github.cognitosrp.cognito;

import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Reads challenge parameters. Lengths are checked before anything is parsed or copied. */
final class ChallengeRules {
  /** As many digits as N has. {@code BigInteger} takes 27 s for 1 MB of them. */
  private static final int MAX_SRP_B = 768;

  /** Cognito's salts have 16 bytes. */
  private static final int MAX_SALT = 256;

  /** Cognito's secret blocks have about 2 kB of text. */
  private static final int MAX_SECRET_BLOCK = 16_384;

  private static final String SRP_B_RULE =
      "must be 1 to " + MAX_SRP_B + " ASCII hexadecimal digits, more than 0 and less than N";
  private static final String SALT_RULE =
      "must be 1 to " + MAX_SALT + " ASCII hexadecimal digits, with or without a minus sign";
  private static final String SECRET_BLOCK_RULE =
      "must be 1 to " + MAX_SECRET_BLOCK + " characters of standard base64 with its padding";

  private ChallengeRules() {}

  /** A parameter that may be absent. */
  static Optional<String> optional(Map<?, ?> parameters, String key) {
    // A map from raw types or from a JSON parser may hold anything.
    Object value;
    try {
      value = parameters.get(key);
    } catch (Exception failure) {
      // Not kept as the cause: its message may have a value.
      throw new InvalidInputException("challengeParameters", "must be a map of texts");
    }
    if (value != null && !(value instanceof String)) {
      throw new InvalidChallengeException(key, "must be text");
    }
    return Optional.ofNullable((String) value);
  }

  static String required(Map<?, ?> parameters, String key) {
    Optional<String> value = optional(parameters, key);
    if (value.isEmpty()) {
      throw new InvalidChallengeException(key, "must be present");
    }
    return value.get();
  }

  static BigInteger srpB(Map<?, ?> parameters) {
    String digits = required(parameters, CognitoNames.SRP_B);
    if (Hex.isHex(digits, 0, MAX_SRP_B)) {
      BigInteger srpB = Hex.number(digits, 0);
      if (srpB.signum() > 0 && srpB.compareTo(SrpMath.N) < 0) {
        return srpB;
      }
    }
    throw new InvalidChallengeException(CognitoNames.SRP_B, SRP_B_RULE);
  }

  static BigInteger salt(Map<?, ?> parameters) {
    String text = required(parameters, CognitoNames.SALT);
    int start = text.startsWith("-") ? 1 : 0;
    if (!Hex.isHex(text, start, MAX_SALT)) {
      throw new InvalidChallengeException(CognitoNames.SALT, SALT_RULE);
    }
    BigInteger magnitude = Hex.number(text, start);
    return start == 0 ? magnitude : magnitude.negate();
  }

  /** Refuses what {@link #decoded} cannot decode. */
  static String secretBlock(Map<?, ?> parameters) {
    String text = required(parameters, CognitoNames.SECRET_BLOCK);
    // The decoder takes text without its padding.
    if (!text.isEmpty() && text.length() <= MAX_SECRET_BLOCK && text.length() % 4 == 0) {
      try {
        decoded(text);
        return text;
      } catch (IllegalArgumentException expected) {
        // Not kept as the cause: its message has a character of the text.
      }
    }
    throw new InvalidChallengeException(CognitoNames.SECRET_BLOCK, SECRET_BLOCK_RULE);
  }

  static byte[] decoded(String secretBlock) {
    return Base64.getDecoder().decode(secretBlock);
  }

  static String checkedName(String name, String key) {
    if (!InputRules.isName(name)) {
      throw new InvalidChallengeException(key, InputRules.NAME_RULE);
    }
    return name;
  }

  static String checkedDeviceKey(String deviceKey) {
    if (!InputRules.isDeviceKey(deviceKey)) {
      throw new InvalidChallengeException(CognitoNames.DEVICE_KEY, InputRules.DEVICE_KEY_RULE);
    }
    return deviceKey;
  }
}
