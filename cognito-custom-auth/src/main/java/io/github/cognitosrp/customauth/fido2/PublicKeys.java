package io.github.cognitosrp.customauth.fido2;

import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.Curve;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Public keys between COSE (RFC 9053, RFC 8230), which authenticators send, and JSON Web Key (RFC
 * 7517, RFC 8037), which is stored.
 */
final class PublicKeys {
  private static final int COORDINATE_BYTES = 32;
  private static final int MIN_RSA_BITS = 2_048;

  /** Verifying takes time with the square of the length, and users choose the key. */
  private static final int MAX_RSA_BITS = 4_096;

  /** Public exponents of real authenticators are 65,537. */
  private static final int MAX_RSA_EXPONENT_BITS = 32;

  private PublicKeys() {}

  /** The key as it is stored; empty if it is of a kind or size that is not accepted. */
  static Optional<Map<String, String>> toJwk(@Nullable COSEKey key) {
    if (key instanceof EC2COSEKey ec) {
      return ecJwk(ec);
    }
    if (key instanceof RSACOSEKey rsa) {
      return rsaJwk(rsa);
    }
    return key instanceof EdDSACOSEKey ed ? edJwk(ed) : Optional.empty();
  }

  // NullAway takes the annotation of these arrays for one of their elements.
  @SuppressWarnings("NullAway")
  private static Optional<Map<String, String>> ecJwk(EC2COSEKey key) {
    Optional<String> x = coordinate(key.getX());
    Optional<String> y = coordinate(key.getY());
    if (!Curve.SECP256R1.equals(key.getCurve()) || x.isEmpty() || y.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Map.of(
            "kty", "EC",
            "alg", SignatureAlgorithm.ES256.joseName(),
            "crv", "P-256",
            "x", x.get(),
            "y", y.get()));
  }

  // NullAway takes the annotation of these arrays for one of their elements.
  @SuppressWarnings("NullAway")
  private static Optional<Map<String, String>> edJwk(EdDSACOSEKey key) {
    Optional<String> x = coordinate(key.getX());
    if (!Curve.ED25519.equals(key.getCurve()) || x.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Map.of(
            "kty",
            "OKP",
            "alg",
            SignatureAlgorithm.ED25519.joseName(),
            "crv",
            "Ed25519",
            "x",
            x.get()));
  }

  private static Optional<String> coordinate(byte @Nullable [] bytes) {
    return bytes != null && bytes.length == COORDINATE_BYTES
        ? Optional.of(Encoding.base64Url(bytes))
        : Optional.empty();
  }

  // NullAway takes the annotation of these arrays for one of their elements.
  @SuppressWarnings("NullAway")
  private static Optional<Map<String, String>> rsaJwk(RSACOSEKey key) {
    byte[] n = key.getN();
    byte[] e = key.getE();
    if (n == null || e == null || !isRsa(n, e)) {
      return Optional.empty();
    }
    return Optional.of(
        Map.of(
            "kty", "RSA",
            "alg", SignatureAlgorithm.RS256.joseName(),
            "n", Encoding.base64Url(unsigned(n)),
            "e", Encoding.base64Url(unsigned(e))));
  }

  /** RFC 7518, section 6.3.1: without leading zeros. */
  private static byte[] unsigned(byte[] number) {
    int first = 0;
    while (first < number.length - 1 && number[first] == 0) {
      first++;
    }
    return Arrays.copyOfRange(number, first, number.length);
  }

  private static boolean isRsa(byte[] modulus, byte[] exponent) {
    int bits = new BigInteger(1, modulus).bitLength();
    BigInteger e = new BigInteger(1, exponent);
    return bits >= MIN_RSA_BITS
        && bits <= MAX_RSA_BITS
        && e.testBit(0)
        && e.bitLength() > 1
        && e.bitLength() <= MAX_RSA_EXPONENT_BITS;
  }

  /** The key as webauthn4j takes it; empty if the stored one is not as {@link #toJwk} makes it. */
  static Optional<COSEKey> toCose(Map<String, String> jwk) {
    String type = jwk.getOrDefault("kty", "");
    String curve = jwk.getOrDefault("crv", "");
    if (type.equals("EC") && curve.equals("P-256")) {
      return member(jwk, "x")
          .flatMap(x ->
              member(jwk, "y")
                  .map(y ->
                      new EC2COSEKey(
                          null, SignatureAlgorithm.ES256.cose(), null, Curve.SECP256R1, x, y)));
    }
    if (type.equals("OKP") && curve.equals("Ed25519")) {
      return member(jwk, "x")
          .map(x ->
              new EdDSACOSEKey(
                  null, SignatureAlgorithm.ED25519.cose(), null, Curve.ED25519, x, null));
    }
    if (type.equals("RSA")) {
      return member(jwk, "n")
          .flatMap(n ->
              member(jwk, "e")
                  .map(e -> new RSACOSEKey(null, SignatureAlgorithm.RS256.cose(), null, n, e)));
    }
    return Optional.empty();
  }

  private static Optional<byte[]> member(Map<String, String> jwk, String name) {
    return Encoding.decode(jwk.getOrDefault(name, ""), MAX_RSA_BITS / Byte.SIZE + 1)
        .filter(bytes -> bytes.length > 0);
  }
}
