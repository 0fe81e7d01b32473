package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.support.CombLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The figures in the guide to GMP are those of the code. */
class GuideTest {
  private static final int LIMBS = 3072 / Long.SIZE;

  @Test
  void theTablesOfPowersOfG() throws Exception {
    String guide = Files.readString(Path.of("../docs/gmp.md")).replaceAll("\\s+", " ");
    int tables = CombLayout.tables(Comb.EXPONENT_BITS);
    // Each entry is stored twice.
    int kibibytes = tables * CombLayout.ENTRIES * 2 * LIMBS * Long.BYTES / 1024;
    int half = LIMBS / 2;
    assertThat(guide)
        .contains("comb of " + CombLayout.TEETH + " teeth and " + CombLayout.COLUMNS + " columns")
        .contains(tables + " tables of " + CombLayout.ENTRIES + " entries (" + kibibytes + " KiB)")
        .contains("two of " + LIMBS + " by " + half + " limbs")
        .contains("division of " + (LIMBS + half + 1) + " limbs by " + LIMBS)
        .contains("-D" + GmpModPowProvider.LIBRARY_PROPERTY + "=/");
  }
}
