package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HkdfTest {
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 5869, appendix A.1 to A.3, all with SHA-256. The inputs of A.2 are runs of bytes. */
  @ParameterizedTest(name = "A.{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 22*0b | 00:0d | f0:fa | 077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"
            + " | 3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        "2 | 00:50 | 60:b0 | b0:100 |"
            + " 06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244 |"
            + " b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        "3 | 22*0b | 00:00 | 00:00 |"
            + " 19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04 |"
            + " 8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
      })
  void givesTheAnswersOfRfc5869(
      int example, String keyMaterial, String salt, String info, String prk, String output) {
    byte[] pseudorandomKey = Hkdf.extract(bytes(salt), bytes(keyMaterial));
    assertThat(HEX.formatHex(pseudorandomKey)).isEqualTo(prk);
    assertThat(HEX.formatHex(Hkdf.expand(pseudorandomKey, bytes(info), output.length() / 2)))
        .isEqualTo(output);
  }

  /**
   * {@code 22*0b}: 22 times that byte; {@code 00:0d}: the bytes from the first up to the second.
   */
  private static byte[] bytes(String run) {
    if (run.contains("*")) {
      String[] parts = run.split("\\*", 2);
      return HEX.parseHex(parts[1].repeat(Integer.parseInt(parts[0])));
    }
    String[] ends = run.split(":", 2);
    int first = HexFormat.fromHexDigits(ends[0]);
    byte[] bytes = new byte[HexFormat.fromHexDigits(ends[1]) - first];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  @Property(tries = 300)
  void agreesWithBouncyCastle(
      @ForAll @Size(max = 80) byte[] salt,
      @ForAll @Size(min = 1, max = 400) byte[] keyMaterial,
      @ForAll @Size(max = 80) byte[] info,
      @ForAll @IntRange(min = 1, max = 8160) int length) {
    HKDFBytesGenerator bouncyCastle = new HKDFBytesGenerator(new SHA256Digest());
    bouncyCastle.init(new HKDFParameters(keyMaterial, salt, info));
    byte[] expected = new byte[length];
    bouncyCastle.generateBytes(expected, 0, length);
    assertThat(Hkdf.expand(Hkdf.extract(salt, keyMaterial), info, length)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 8161})
  void givesNoMoreThanTheCounterCanCount(int length) {
    byte[] key = new byte[32];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hkdf.expand(key, new byte[0], length))
        .withMessage("length must be 1 to 8160");
    assertThat(Hkdf.expand(key, new byte[0], 8160)).hasSize(8160);
  }

  @Property(tries = 200)
  void hmacAgreesWithBouncyCastle(
      @ForAll @Size(min = 1, max = 200) byte[] key,
      @ForAll @Size(max = 100) byte[] first,
      @ForAll @Size(max = 100) byte[] second) {
    assertThat(Sha256.hmac(key, first, second)).isEqualTo(PlainServer.hmac(key, first, second));
  }

  @Test
  void digestsPartsAsIfTheyWereOne() {
    assertThat(Sha256.digest("a".getBytes(US_ASCII), "bc".getBytes(US_ASCII)))
        .isEqualTo(
            HEX.parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }
}
