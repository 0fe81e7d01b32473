package io.github.cognitosrp.localpool.state;

import java.security.SecureRandom;
import java.util.Base64;

/** Opaque values that nobody can guess. */
public final class RandomText {
  // 1,200 bytes are 1,600 characters of base64 without padding: about what Cognito sends.
  private static final int SECRET_BLOCK_BYTES = 1200;
  private static final int TOKEN_BYTES = 96;
  private static final int CHALLENGE_BYTES = 32;
  private static final int GROUP_KEY_BYTES = 6;

  private RandomText() {}

  /** Standard base64 with its + and /, as Cognito's is. */
  public static String secretBlock(SecureRandom random) {
    return Base64.getEncoder().encodeToString(bytes(random, SECRET_BLOCK_BYTES));
  }

  /** A session or a refresh token: base64url, 128 characters. */
  public static String token(SecureRandom random) {
    return Base64.getUrlEncoder().encodeToString(bytes(random, TOKEN_BYTES));
  }

  /** WebAuthn, level 3, section 13.4.3, wants at least 16 bytes; browsers compare the text. */
  public static String webAuthnChallenge(SecureRandom random) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, CHALLENGE_BYTES));
  }

  public static String deviceGroupKey(SecureRandom random) {
    return "-" + Base64.getUrlEncoder().encodeToString(bytes(random, GROUP_KEY_BYTES));
  }

  private static byte[] bytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
