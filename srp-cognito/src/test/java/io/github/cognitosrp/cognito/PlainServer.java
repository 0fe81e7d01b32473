package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Base64;
import org.bouncycastle.crypto.agreement.srp.SRP6StandardGroups;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The server's half, written on its own with plain {@link BigInteger} and Bouncy Castle: it shares
 * no line with the client that it checks.
 */
final class PlainServer {
  static final BigInteger N = SRP6StandardGroups.rfc5054_3072.getN();
  static final BigInteger G = BigInteger.TWO;
  static final BigInteger K = hash(N.toByteArray(), G.toByteArray());

  private final String identity;
  private final BigInteger verifier;
  private final BigInteger b;

  PlainServer(String identity, BigInteger verifier, BigInteger b) {
    this.identity = identity;
    this.verifier = verifier;
    this.b = b;
  }

  static BigInteger verifier(String identity, String password, BigInteger salt) {
    byte[] inner = digest((identity + ":" + password).getBytes(UTF_8));
    return G.modPow(hash(salt.toByteArray(), inner), N);
  }

  /** B, which a server draws anew if it is 0. */
  BigInteger publicKey() {
    return K.multiply(verifier).add(G.modPow(b, N)).mod(N);
  }

  String signature(String srpA, String secretBlock, String timestamp) {
    BigInteger largeA = new BigInteger(srpA, 16);
    BigInteger u = hash(largeA.toByteArray(), publicKey().toByteArray());
    BigInteger s = largeA.multiply(verifier.modPow(u, N)).modPow(b, N);
    byte[] info = "Caldera Derived Key".getBytes(US_ASCII);
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(s.toByteArray(), u.toByteArray(), info));
    byte[] key = new byte[16];
    hkdf.generateBytes(key, 0, key.length);
    return Base64.getEncoder()
        .encodeToString(
            hmac(
                key,
                identity.getBytes(UTF_8),
                Base64.getDecoder().decode(secretBlock),
                timestamp.getBytes(US_ASCII)));
  }

  static byte[] hmac(byte[] key, byte[]... parts) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    for (byte[] part : parts) {
      mac.update(part, 0, part.length);
    }
    byte[] result = new byte[mac.getMacSize()];
    mac.doFinal(result, 0);
    return result;
  }

  private static BigInteger hash(byte[]... parts) {
    return new BigInteger(1, digest(parts));
  }

  private static byte[] digest(byte[]... parts) {
    SHA256Digest sha256 = new SHA256Digest();
    for (byte[] part : parts) {
      sha256.update(part, 0, part.length);
    }
    byte[] result = new byte[sha256.getDigestSize()];
    sha256.doFinal(result, 0);
    return result;
  }
}
