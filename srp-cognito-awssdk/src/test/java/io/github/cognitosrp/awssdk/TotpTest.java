package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238, appendix B: the last six of the eight digits that it prints for SHA-1. */
class TotpTest {
  /** Base32 of the appendix's key, {@code 12345678901234567890} in ASCII. */
  private static final String KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theCodesAreThoseOfTheRfc(long second, String code) {
    assertThat(Totp.code(KEY, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void caseAndPaddingOfTheSecretDoNotMatter() {
    Instant at = Instant.ofEpochSecond(59);
    assertThat(Totp.code("gezdgnbvgy3tqojqgezdgnbvgy3tqojq====", at)).isEqualTo("287082");
  }

  @Test
  void aMomentBefore1970IsRefused() {
    assertThatThrownBy(() -> Totp.code(KEY, Instant.ofEpochSecond(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at must not be before 1970");
  }

  @Test
  void theKeyUriIsTheOneThatAppsRead() {
    assertThat(Totp.keyUri("Acme & Co", "alice@example.com", KEY))
        .hasToString(
            "otpauth://totp/Acme%20%26%20Co:alice%40example.com?secret="
                + KEY
                + "&issuer=Acme%20%26%20Co");
  }
}
