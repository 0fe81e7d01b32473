package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.testing.Memcheck;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The functions of the system's libcrypto, called as this backend calls them, jump and address
 * memory by their secrets only where it cannot be helped.
 */
@Tag("slow")
class SecretDecisionsTest {
  @TempDir private Path folder;

  @Test
  void libcryptoDecidesByAResultsLeadingZeroWordsAndByNothingElseThatIsSecret() throws Exception {
    Map<String, Integer> reports =
        Memcheck.reports(SecretDecisionsTest.class, folder, "libcrypto.so.3");
    assertThat(reports.get("load_secret")).isZero();
    // That the base is below the modulus, which it always is, and the result's leading zero words.
    assertThat(reports.get("BN_mod_exp_mont_consttime")).isBetween(1, 2);
    // That the result fits into the length asked for, which it always does.
    assertThat(reports.get("BN_bn2binpad")).isLessThanOrEqualTo(1);
    assertThat(reports.get("BN_mod_mul_montgomery")).isLessThanOrEqualTo(1);
    assertThat(reports.get("BN_to_montgomery")).isLessThanOrEqualTo(1);
    assertThat(reports.get("BN_from_montgomery")).isLessThanOrEqualTo(1);
    // The control, which libcrypto does not call constant time.
    assertThat(reports.get("BN_mod_exp_mont")).isGreaterThan(1000);
  }
}
