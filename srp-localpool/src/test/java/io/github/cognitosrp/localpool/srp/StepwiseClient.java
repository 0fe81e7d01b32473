package io.github.cognitosrp.localpool.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's half of a sign-in on the JDK alone, a method a step: tests override the step in
 * which their client is mistaken.
 */
class StepwiseClient {
  static final BigInteger N = SrpMath.N;
  static final String POOL = "eu-central-1_AbC123";
  static final String USER = "0a1b2c3d-user";
  static final String PASSWORD = "correct horse";

  private final BigInteger a;

  StepwiseClient(BigInteger a) {
    this.a = a;
  }

  BigInteger g() {
    return BigInteger.TWO;
  }

  BigInteger k() {
    return number(sha256(N.toByteArray(), g().toByteArray()));
  }

  String context() {
    return "AbC123";
  }

  String identity() {
    return USER;
  }

  byte[] password() {
    return PASSWORD.getBytes(UTF_8);
  }

  byte[] salt(BigInteger salt) {
    return salt.toByteArray();
  }

  BigInteger u(BigInteger publicB) {
    return number(sha256(publicA().toByteArray(), publicB.toByteArray()));
  }

  byte[] key(BigInteger s, BigInteger u) {
    byte[] random = hmac(u.toByteArray(), s.toByteArray());
    return Arrays.copyOf(hmac(random, "Caldera Derived Key".getBytes(UTF_8), new byte[] {1}), 16);
  }

  String signedContext() {
    return context();
  }

  String signedIdentity() {
    return identity();
  }

  byte[] signedBlock(String secretBlock) {
    return Base64.getDecoder().decode(secretBlock);
  }

  String signedTimestamp(String timestamp) {
    return timestamp;
  }

  String encoded(byte[] signature) {
    return Base64.getEncoder().encodeToString(signature);
  }

  final BigInteger publicA() {
    return g().modPow(a, N);
  }

  final BigInteger x(BigInteger salt) {
    byte[] inner = sha256((context() + identity() + ":").getBytes(UTF_8), password());
    return number(sha256(salt(salt), inner));
  }

  final PasswordClaim answer(ServerHandshake handshake, String secretBlock, String timestamp) {
    BigInteger u = u(handshake.publicB());
    BigInteger x = x(handshake.salt());
    BigInteger s =
        handshake
            .publicB()
            .subtract(k().multiply(g().modPow(x, N)))
            .mod(N)
            .modPow(a.add(u.multiply(x)), N);
    byte[] signature =
        hmac(
            key(s, u),
            signedContext().getBytes(UTF_8),
            signedIdentity().getBytes(UTF_8),
            signedBlock(secretBlock),
            signedTimestamp(timestamp).getBytes(UTF_8));
    return new PasswordClaim(
        secretBlock, timestamp, Timestamp.parse(timestamp), encoded(signature));
  }

  static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(join(parts));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static byte[] sha256(byte[]... parts) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(join(parts));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static BigInteger number(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  /** The number in a fixed number of bytes, as RFC 5054 pads it. */
  static byte[] padded(BigInteger number, int length) {
    return HexFormat.of().parseHex(("%0" + 2 * length + "x").formatted(number));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
