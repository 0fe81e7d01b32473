package io.github.cognitosrp.localpool.webauthn;

import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/** The keys of a software authenticator: RFC 9053, sections 2 and 7.1; RFC 8230, section 4. */
public final class PasskeyKeys {
  private static final int RSA_BITS = 2048;
  private static final int COORDINATE_BYTES = 32;
  // COSE key parameters and key types.
  private static final int KTY = 1;
  private static final int ALG = 3;
  private static final int OKP = 1;
  private static final int EC2 = 2;
  private static final int RSA = 3;
  private static final int P_256 = 1;
  private static final int ED25519 = 6;

  private final PasskeyAlgorithm algorithm;
  private final KeyPair pair;

  public PasskeyKeys(PasskeyAlgorithm algorithm) {
    this.algorithm = algorithm;
    try {
      KeyPairGenerator generator =
          switch (algorithm) {
            case ES256 -> KeyPairGenerator.getInstance("EC");
            case ED25519 -> KeyPairGenerator.getInstance("Ed25519");
            case RS256 -> KeyPairGenerator.getInstance("RSA");
          };
      switch (algorithm) {
        case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
        case RS256 -> generator.initialize(RSA_BITS);
        case ED25519 -> {}
      }
      this.pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " does not work here", e);
    }
  }

  /** The signature over the concatenated parts. */
  public byte[] sign(byte[]... parts) {
    try {
      Signature signature =
          Signature.getInstance(
              switch (algorithm) {
                case ES256 -> "SHA256withECDSA";
                case ED25519 -> "Ed25519";
                case RS256 -> "SHA256withRSA";
              });
      signature.initSign(pair.getPrivate());
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " does not work here", e);
    }
  }

  /** The public half as COSE_Key. */
  public byte[] coseKey() {
    Map<Integer, Object> key = new LinkedHashMap<>();
    PublicKey publicKey = pair.getPublic();
    if (publicKey instanceof ECPublicKey ec) {
      key.put(KTY, EC2);
      key.put(ALG, -7);
      key.put(-1, P_256);
      key.put(-2, BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, ec.getW().getAffineX()));
      key.put(-3, BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, ec.getW().getAffineY()));
    } else if (publicKey instanceof RSAPublicKey rsa) {
      key.put(KTY, RSA);
      key.put(ALG, -257);
      key.put(-1, BigIntegers.asUnsignedByteArray(rsa.getModulus()));
      key.put(-2, BigIntegers.asUnsignedByteArray(rsa.getPublicExponent()));
    } else if (publicKey instanceof EdECPublicKey ed) {
      key.put(KTY, OKP);
      key.put(ALG, -8);
      key.put(-1, ED25519);
      key.put(-2, encoded(ed));
    }
    return CborWriter.bytes(key);
  }

  /** RFC 8032, section 5.1.2: y in little-endian order, the sign of x in the highest bit. */
  private static byte[] encoded(EdECPublicKey key) {
    BigInteger y = key.getPoint().getY();
    byte[] bytes = Arrays.reverse(BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, y));
    if (key.getPoint().isXOdd()) {
      bytes[COORDINATE_BYTES - 1] |= (byte) 0x80;
    }
    return bytes;
  }
}
