package io.github.cognitosrp.localpool.webauthn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.util.BigIntegers;

/** Public keys as authenticators send them: RFC 9053, section 7.1.1; ES256 with P-256 only. */
public final class CoseKey {
  /** ES256 in the registry of COSE algorithms. */
  public static final int ES256 = -7;

  private static final int EC2 = 2;
  private static final int P_256 = 1;
  private static final int COORDINATE_BYTES = 32;

  private CoseKey() {}

  /** The key, whose point lies on the curve. */
  public static PublicKey parse(ObjectNode map) throws IOException {
    if (map.path("1").asInt() != EC2
        || map.path("3").asInt() != ES256
        || map.path("-1").asInt() != P_256) {
      throw new ServiceException(
          "WebAuthnCredentialNotSupportedException", "The credential's key must be ES256.");
    }
    ECPoint point = new ECPoint(coordinate(map.path("-2")), coordinate(map.path("-3")));
    try {
      AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
      curve.init(new ECGenParameterSpec("secp256r1"));
      ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
      if (!isOnCurve(point, parameters)) {
        throw new IOException("a point off the curve");
      }
      return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("P-256 does not work here", e);
    }
  }

  /** The reverse. */
  public static byte[] bytes(ECPublicKey key) {
    Map<Integer, Object> map = new LinkedHashMap<>();
    map.put(1, EC2);
    map.put(3, ES256);
    map.put(-1, P_256);
    map.put(-2, BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, key.getW().getAffineX()));
    map.put(-3, BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, key.getW().getAffineY()));
    return Cbor.coseKey(map);
  }

  private static BigInteger coordinate(JsonNode node) throws IOException {
    byte[] bytes = node.binaryValue();
    if (bytes == null || bytes.length != COORDINATE_BYTES) {
      throw new IOException("not 32 bytes");
    }
    return new BigInteger(1, bytes);
  }

  private static boolean isOnCurve(ECPoint point, ECParameterSpec parameters) {
    BigInteger p = ((ECFieldFp) parameters.getCurve().getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right =
        x.pow(3)
            .add(parameters.getCurve().getA().multiply(x))
            .add(parameters.getCurve().getB())
            .mod(p);
    return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
  }
}
