package io.github.cognitosrp.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.awssdk.support.Arguments;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes of an authenticator app, as Cognito's SOFTWARE_TOKEN_MFA has them: RFC 6238 with
 * HMAC-SHA-1, steps of 30 seconds, and 6 digits.
 *
 * <p>For programs that are the authenticator themselves: tests, and machines that sign in. A
 * program that keeps a user's password and TOTP secret side by side has one factor, not two.
 */
public final class Totp {
  /** For how long a code is shown. Cognito also takes the neighbouring ones. */
  public static final Duration STEP = Duration.ofSeconds(30);

  private static final int MODULUS = 1_000_000;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final Pattern PADDING = Pattern.compile("=+$");
  private static final int MAX_SECRET = 512;

  private Totp() {}

  /**
   * The code for a moment.
   *
   * @param secretCode the SecretCode of AssociateSoftwareToken: 2 to 512 base32 digits (RFC 4648,
   *     section 6), in either case, with or without padding
   * @param at the moment, not before 1970
   * @return 6 decimal digits
   * @throws IllegalArgumentException if an argument is {@code null}, the secret is not base32 or
   *     the moment is before 1970
   */
  public static String code(String secretCode, Instant at) {
    Arguments.notNull(at, "at");
    long step = Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    if (step < 0) {
      throw new IllegalArgumentException("at must not be before 1970");
    }
    byte[] key = decode(secretCode);
    byte[] hash = hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    Arrays.fill(key, (byte) 0);
    // RFC 4226, section 5.3: the last four bits say where the 31 bits start.
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%06d", number % MODULUS);
  }

  /**
   * The address that authenticator apps read from a QR code. It holds the secret.
   *
   * @param issuer the service that the user signs in to, shown by the app
   * @param account the user's name, shown by the app
   * @param secretCode the SecretCode of AssociateSoftwareToken
   * @return an {@code otpauth} URI
   * @throws IllegalArgumentException if an argument is {@code null}, a name has an unpaired
   *     surrogate, or the secret is not base32
   */
  public static URI keyUri(String issuer, String account, String secretCode) {
    decode(secretCode);
    String label = encoded(issuer, "issuer") + ":" + encoded(account, "account");
    return URI.create(
        "otpauth://totp/"
            + label
            + "?secret="
            + unpadded(secretCode)
            + "&issuer="
            + encoded(issuer, "issuer"));
  }

  private static String encoded(String text, String name) {
    return URLEncoder.encode(Arguments.text(text, name), UTF_8).replace("+", "%20");
  }

  /** ASCII only: other letters have upper-case forms that are base32 digits. */
  private static String unpadded(String secretCode) {
    if (secretCode.length() > MAX_SECRET || !secretCode.chars().allMatch(c -> c < 0x80)) {
      throw notBase32();
    }
    return PADDING.matcher(secretCode).replaceFirst("").toUpperCase(Locale.ROOT);
  }

  private static byte[] decode(String secretCode) {
    String digits = unpadded(Arguments.notNull(secretCode, "secretCode"));
    byte[] bytes = new byte[digits.length() * 5 / Byte.SIZE];
    int bits = 0;
    int buffer = 0;
    int length = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = BASE32.indexOf(digits.charAt(i));
      if (digit < 0) {
        throw notBase32();
      }
      buffer = buffer << 5 | digit;
      bits += 5;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes[length++] = (byte) (buffer >> bits);
      }
    }
    if (length == 0) {
      throw notBase32();
    }
    return bytes;
  }

  private static IllegalArgumentException notBase32() {
    return new IllegalArgumentException(
        "secretCode must have 2 to " + MAX_SECRET + " base32 digits");
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("every Java platform has HmacSHA1", cause);
    }
  }
}
