package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.encoders.Base32;

/** The codes of authenticator apps: RFC 6238 with HMAC-SHA-1, 30 seconds and 6 digits. */
final class SoftwareToken {
  private static final int SECRET_BYTES = 20;
  private static final int STEP_SECONDS = 30;
  private static final int MODULUS = 1_000_000;

  private SoftwareToken() {}

  static String newSecretCode(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base32.toBase32String(secret);
  }

  /** Whether the code is that of this moment or of the step before or after it. */
  static boolean matches(String secretCode, String code, Instant now) {
    byte[] key = Base32.decode(secretCode);
    long step = now.getEpochSecond() / STEP_SECONDS;
    boolean matches = false;
    for (long near = step - 1; near <= step + 1; near++) {
      matches |=
          Arrays.constantTimeAreEqual(code(key, near).getBytes(US_ASCII), code.getBytes(US_ASCII));
    }
    return matches;
  }

  private static String code(byte[] key, long step) {
    HMac hmac = new HMac(new SHA1Digest());
    hmac.init(new KeyParameter(key));
    hmac.update(ByteBuffer.allocate(Long.BYTES).putLong(step).array(), 0, Long.BYTES);
    byte[] hash = new byte[hmac.getMacSize()];
    hmac.doFinal(hash, 0);
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%06d", number % MODULUS);
  }
}
