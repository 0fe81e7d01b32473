package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.localpool.srp.SrpMath;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The client's half of the mathematics on the JDK alone, for use against the pool. */
final class SrpClient {
  static final BigInteger N = SrpMath.N; // Pinned by its digest in SrpMathTest.
  static final BigInteger G = BigInteger.TWO;

  private final BigInteger a;
  final BigInteger publicA;

  SrpClient() {
    this(new BigInteger(320, new SecureRandom()));
  }

  SrpClient(BigInteger a) {
    this.a = a;
    this.publicA = G.modPow(a, N);
  }

  String srpA() {
    return publicA.toString(16);
  }

  String signature(
      String context,
      String identity,
      String password,
      BigInteger salt,
      BigInteger publicB,
      String secretBlock,
      String timestamp) {
    return signature(context, context, identity, password, salt, publicB, secretBlock, timestamp);
  }

  /** With a message that may name another context than x does. */
  String signature(
      String signedContext,
      String context,
      String identity,
      String password,
      BigInteger salt,
      BigInteger publicB,
      String secretBlock,
      String timestamp) {
    BigInteger k = positive(sha256(N.toByteArray(), G.toByteArray()));
    BigInteger u = positive(sha256(publicA.toByteArray(), publicB.toByteArray()));
    BigInteger x = x(context, identity, password, salt);
    BigInteger s =
        publicB.subtract(k.multiply(G.modPow(x, N))).mod(N).modPow(a.add(u.multiply(x)), N);
    byte[] prk = hmac(u.toByteArray(), s.toByteArray());
    byte[] key =
        Arrays.copyOf(hmac(prk, "Caldera Derived Key".getBytes(UTF_8), new byte[] {1}), 16);
    byte[] signature =
        hmac(
            key,
            (signedContext + identity).getBytes(UTF_8),
            Base64.getDecoder().decode(secretBlock),
            timestamp.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(signature);
  }

  static BigInteger x(String context, String identity, String password, BigInteger salt) {
    byte[] inner = sha256((context + identity + ":" + password).getBytes(UTF_8));
    return positive(sha256(salt.toByteArray(), inner));
  }

  static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(join(parts));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(join(parts));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static BigInteger positive(byte[] bytes) {
    return new BigInteger(1, bytes);
  }
}
