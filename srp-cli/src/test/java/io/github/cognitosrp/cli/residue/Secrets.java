package io.github.cognitosrp.cli.residue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets of two handshakes, computed from their definition, in plain {@link BigInteger}. */
final class Secrets {
  static final String POOL = "eu-central-1_Example1";
  static final String USER = "alice";
  static final String DEVICE_KEY = "eu-central-1_7de8d4ca-8f97-e7c4-c5ab-8697d228f979";
  static final String DEVICE_GROUP = "-QyMaxVjG";
  static final BigInteger SALT = new BigInteger("4c3bff0107eee385c45e4b45cb1974d2", 16);
  static final String SECRET_BLOCK = "Xr+mrqreHOkcytwIA9Gp/FUWrkIQZ0SpLGyAx1kqziXGMa2QN/IRUNr376pk";
  static final Instant NOW = Instant.parse("2026-01-01T09:08:07Z");

  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final BigInteger K = number(hash(N.toByteArray(), G.toByteArray()));
  private static final BigInteger SERVER_SECRET = BigInteger.ONE.shiftLeft(255).setBit(77);
  private static final int[] EPHEMERAL_BYTES = {40, 72};

  private final byte[] inner;
  private final BigInteger x;
  private final BigInteger v;

  /** For the user: pool name, user name, password; for a device: its group key, its key, its. */
  Secrets(String context, String identity, char[] password) {
    inner = hash((context + identity + ":" + new String(password)).getBytes(UTF_8));
    x = number(hash(SALT.toByteArray(), inner));
    v = G.modPow(x, N);
  }

  static Secrets ofUser() {
    return new Secrets(POOL.substring(POOL.indexOf('_') + 1), USER, password());
  }

  static Secrets ofDevice() {
    return new Secrets(DEVICE_GROUP, DEVICE_KEY, devicePassword());
  }

  /** Made at run time: literals are in every heap. */
  static char[] password() {
    return letters(21, 7);
  }

  static char[] devicePassword() {
    return letters(40, 11);
  }

  /** In base32. */
  static String totpSecret() {
    return new String(letters(32, 5));
  }

  /** The bytes that {@link #totpSecret} stands for. */
  static byte[] totpKey() {
    BigInteger bits = BigInteger.ZERO;
    for (char digit : letters(32, 5)) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(digit - 'A'));
    }
    return bits.toByteArray();
  }

  private static char[] letters(int length, int step) {
    char[] letters = new char[length];
    for (int i = 0; i < length; i++) {
      letters[i] = (char) ('A' + (i + 1) * i * step % 25);
    }
    return letters;
  }

  byte[] inner() {
    return inner;
  }

  BigInteger x() {
    return x;
  }

  BigInteger largeB() {
    return K.multiply(v).add(G.modPow(SERVER_SECRET, N)).mod(N);
  }

  /** The client's a, which is the only draw of its length that gives A. */
  static BigInteger ephemeral(int draw, BigInteger largeA) {
    for (int length : EPHEMERAL_BYTES) {
      BigInteger a = number(Random.block(draw, length));
      if (G.modPow(a, N).equals(largeA)) {
        return a;
      }
    }
    throw new AssertionError("A is of another a");
  }

  BigInteger u(BigInteger largeA) {
    return number(hash(largeA.toByteArray(), largeB().toByteArray()));
  }

  BigInteger premaster(BigInteger largeA) {
    return largeA.multiply(v.modPow(u(largeA), N)).modPow(SERVER_SECRET, N);
  }

  byte[] key(BigInteger largeA) {
    byte[] extracted = hmac(u(largeA).toByteArray(), premaster(largeA).toByteArray());
    byte[] info = "Caldera Derived Key\u0001".getBytes(US_ASCII);
    return Arrays.copyOf(hmac(extracted, info), 16);
  }

  private static BigInteger number(byte[] magnitude) {
    return new BigInteger(1, magnitude);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] hash(byte[]... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha256.update(part);
      }
      return sha256.digest();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Yields known bytes; each draw is another block. */
  static final class Random extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private int draws;

    @Override
    public synchronized void nextBytes(byte[] bytes) {
      byte[] block = block(draws, bytes.length);
      draws++;
      System.arraycopy(block, 0, bytes, 0, bytes.length);
      Arrays.fill(block, (byte) 0);
    }

    /** The first bit is set, so that numbers have their full length. */
    static byte[] block(int draw, int length) {
      byte[] block = new byte[length];
      for (int i = 0; i < length; i++) {
        block[i] = (byte) ((draw + 3) * (i + 5) * (i + 17) + (i >> 1));
      }
      block[0] |= (byte) 0x80;
      return block;
    }
  }
}
