package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.jnagmp.Gmp;
import com.sun.jna.Native;
import io.github.cognitosrp.testing.Memcheck;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The functions of libgmp, called as the backends call them, jump and address memory by no secret.
 */
@Tag("slow")
class SecretDecisionsTest {
  @TempDir private Path folder;

  @Test
  void theLibgmpInJnagmpsJarDecidesNothingByASecret() throws Exception {
    Path bundled = Native.extractFromResourcePath("gmp", Gmp.class.getClassLoader()).toPath();
    decidesNothingByASecret(bundled.toString());
  }

  @Test
  void theInstalledLibgmpDecidesNothingByASecret() throws Exception {
    WhichLibgmpTest.installed();
    decidesNothingByASecret("libgmp.so.10");
  }

  private void decidesNothingByASecret(String library) throws Exception {
    Map<String, Integer> reports = Memcheck.reports(SecretDecisionsTest.class, folder, library);
    assertThat(reports)
        .containsEntry("mpn_sec_powm", 0)
        .containsEntry("mpn_sec_mul", 0)
        .containsEntry("mpn_sec_sqr", 0)
        .containsEntry("mpn_cnd_add_n", 0)
        .containsEntry("mpn_sec_div_r", 0)
        .containsEntry("mpn_sec_tabselect", 0);
    // The control: what gmp-vartime calls.
    assertThat(reports.get("mpz_powm")).isGreaterThan(1000);
  }
}
