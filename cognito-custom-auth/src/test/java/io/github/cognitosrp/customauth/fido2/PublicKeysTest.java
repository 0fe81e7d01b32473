package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.Curve;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which public keys are stored and read again, at the limits of their sizes. */
class PublicKeysTest {
  private static final byte[] COORDINATE = filled(32);
  private static final BigInteger F4 = BigInteger.valueOf(65_537);

  private static byte[] filled(int bytes) {
    byte[] coordinate = new byte[bytes];
    Arrays.fill(coordinate, (byte) 7);
    return coordinate;
  }

  private static COSEKey rsa(int bits, BigInteger exponent) {
    // Odd, and with a zero in front, which authenticators may send.
    byte[] modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0).toByteArray();
    return new RSACOSEKey(
        null, SignatureAlgorithm.RS256.cose(), null, modulus, exponent.toByteArray());
  }

  private static COSEKey ec(Curve curve, byte @Nullable [] x, byte @Nullable [] y) {
    return new EC2COSEKey(null, SignatureAlgorithm.ES256.cose(), null, curve, x, y);
  }

  private static COSEKey ed(Curve curve, byte @Nullable [] x) {
    return new EdDSACOSEKey(null, SignatureAlgorithm.ED25519.cose(), null, curve, x, null);
  }

  @ParameterizedTest
  @CsvSource({
    "2047, 65537, false",
    "2048, 65537, true",
    "4096, 65537, true",
    "4097, 65537, false",
    "2048, 1, false",
    "2048, 3, true",
    "2048, 65536, false",
    "2048, 4294967295, true",
    "2048, 4294967297, false",
  })
  void anRsaKeyHas2048To4096BitsAndAnOddExponentOfAtMost32Bits(
      int bits, BigInteger exponent, boolean stored) {
    assertThat(PublicKeys.toJwk(rsa(bits, exponent)).isPresent()).isEqualTo(stored);
  }

  @Test
  void numbersAreStoredWithoutLeadingZeros() {
    Map<String, String> jwk = PublicKeys.toJwk(rsa(2_048, F4)).orElseThrow();
    assertThat(jwk).containsEntry("kty", "RSA").containsEntry("e", "AQAB");
    assertThat(Encoding.decode(jwk.get("n"), 256).orElseThrow()).hasSize(256);
    RSACOSEKey padded =
        new RSACOSEKey(
            null,
            SignatureAlgorithm.RS256.cose(),
            null,
            BigInteger.ONE.shiftLeft(2_047).setBit(0).toByteArray(),
            new byte[] {0, 0, 0, 1, 0, 1});
    assertThat(PublicKeys.toJwk(padded).orElseThrow()).containsEntry("e", "AQAB");
  }

  @Test
  void anRsaKeyHasBothItsNumbers() {
    COSEAlgorithmIdentifier rs256 = SignatureAlgorithm.RS256.cose();
    byte[] three = {3};
    assertThat(PublicKeys.toJwk(new RSACOSEKey(null, rs256, null, null, three))).isEmpty();
    assertThat(PublicKeys.toJwk(new RSACOSEKey(null, rs256, null, three, null))).isEmpty();
  }

  /** RFC 7518, section 3.1, and RFC 8037, section 3.1. */
  @Test
  void whatIsStoredNamesItsAlgorithm() {
    assertThat(PublicKeys.toJwk(ec(Curve.SECP256R1, COORDINATE, COORDINATE)).orElseThrow())
        .containsEntry("alg", "ES256");
    assertThat(PublicKeys.toJwk(ed(Curve.ED25519, COORDINATE)).orElseThrow())
        .containsEntry("alg", "EdDSA");
    assertThat(PublicKeys.toJwk(rsa(2_048, F4)).orElseThrow()).containsEntry("alg", "RS256");
  }

  @Test
  void aPointHas32BytesForEachCoordinate() {
    assertThat(PublicKeys.toJwk(ec(Curve.SECP256R1, COORDINATE, COORDINATE))).isPresent();
    assertThat(PublicKeys.toJwk(ed(Curve.ED25519, COORDINATE))).isPresent();
    for (byte[] wrong : new byte[][] {null, {}, filled(31), filled(33)}) {
      assertThat(PublicKeys.toJwk(ec(Curve.SECP256R1, wrong, COORDINATE))).isEmpty();
      assertThat(PublicKeys.toJwk(ec(Curve.SECP256R1, COORDINATE, wrong))).isEmpty();
      assertThat(PublicKeys.toJwk(ed(Curve.ED25519, wrong))).isEmpty();
    }
  }

  @Test
  void anotherCurveIsNotStored() {
    assertThat(PublicKeys.toJwk(ec(Curve.SECP384R1, COORDINATE, COORDINATE))).isEmpty();
    assertThat(PublicKeys.toJwk(ed(Curve.SECP256R1, COORDINATE))).isEmpty();
    assertThat(PublicKeys.toJwk(null)).isEmpty();
  }

  @Test
  void whatIsStoredIsReadAgain() {
    for (COSEKey key :
        new COSEKey[] {
          ec(Curve.SECP256R1, COORDINATE, COORDINATE), ed(Curve.ED25519, COORDINATE), rsa(4_096, F4)
        }) {
      Map<String, String> jwk = PublicKeys.toJwk(key).orElseThrow();
      assertThat(PublicKeys.toCose(jwk).flatMap(PublicKeys::toJwk)).contains(jwk);
      for (String member : new String[] {"kty", "crv", "x", "y", "n", "e"}) {
        if (jwk.containsKey(member)) {
          Map<String, String> damaged = new HashMap<>(jwk);
          for (String wrong : new String[] {"", "?", "A".repeat(5_000)}) {
            damaged.put(member, wrong);
            assertThat(PublicKeys.toCose(damaged)).as(member).isEmpty();
          }
          damaged.remove(member);
          assertThat(PublicKeys.toCose(damaged)).as(member).isEmpty();
        }
      }
    }
  }

  @Test
  void theCurveMustBeTheTypesOwn() {
    Map<String, String> x =
        Map.of("x", Encoding.base64Url(COORDINATE), "y", Encoding.base64Url(COORDINATE));
    Map<String, String> jwk = new HashMap<>(x);
    jwk.put("kty", "EC");
    jwk.put("crv", "Ed25519");
    assertThat(PublicKeys.toCose(jwk)).isEmpty();
    jwk.put("kty", "OKP");
    jwk.put("crv", "P-256");
    assertThat(PublicKeys.toCose(jwk)).isEmpty();
  }
}
