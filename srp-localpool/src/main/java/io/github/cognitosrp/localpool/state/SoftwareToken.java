package io.github.cognitosrp.localpool.state;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.encoders.Base32;

/**
 * A user's authenticator app: RFC 6238 with HMAC-SHA-1, 30 seconds and 6 digits. Immutable.
 *
 * @param secretCode the shared secret in base32
 * @param usedStep the latest time step whose code has been taken, or -1
 */
public record SoftwareToken(String secretCode, long usedStep) {
  private static final int SECRET_BYTES = 20;
  private static final int STEP_SECONDS = 30;
  private static final int MODULUS = 1_000_000;

  public static SoftwareToken create(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new SoftwareToken(Base32.toBase32String(secret), -1);
  }

  /** The app after its enrolment has been confirmed with a code, which is spent by that. */
  public SoftwareToken confirm(String code, Instant now) {
    return new SoftwareToken(
        secretCode, step(code, now).orElseThrow(ServiceException::softwareTokenMismatch));
  }

  /** The app after a sign-in with a code. RFC 6238, section 5.2: no code is taken twice. */
  public SoftwareToken use(String code, Instant now) {
    long step = step(code, now).orElseThrow(ServiceException::codeMismatch);
    if (step <= usedStep) {
      throw new ServiceException(
          "ExpiredCodeException", "Your software token has already been used once.");
    }
    return new SoftwareToken(secretCode, step);
  }

  /** Whose code it is: of this moment's step, or of the one before or after it. */
  private OptionalLong step(String code, Instant now) {
    byte[] key = Base32.decode(secretCode);
    long step = now.getEpochSecond() / STEP_SECONDS;
    return LongStream.rangeClosed(step - 1, step + 1)
        .filter(near ->
            Arrays.constantTimeAreEqual(
                code(key, near).getBytes(US_ASCII), code.getBytes(US_ASCII)))
        .max();
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

  @Override
  public String toString() {
    return "SoftwareToken";
  }
}
