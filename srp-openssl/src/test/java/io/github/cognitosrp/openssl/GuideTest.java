package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.support.CombLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures in this module's guide are those of the code. */
class GuideTest {
  private static final int NUMBER_BYTES = 3072 / Byte.SIZE;

  private static String guide;

  @BeforeAll
  static void read() throws Exception {
    guide = Files.readString(Path.of("README.md")).replaceAll("\\s+", " ");
  }

  /** One squaring for each column but the first, and one product for each entry but the first. */
  private static int multiplications(int exponentBits) {
    return CombLayout.COLUMNS - 1 + CombLayout.COLUMNS * CombLayout.tables(exponentBits) - 1;
  }

  @Test
  void theTablesOfPowersOfG() {
    int tables = CombLayout.tables(Comb.EXPONENT_BITS);
    assertThat(guide)
        .contains("up to " + Comb.EXPONENT_BITS + " bits by a Lim–Lee comb")
        .contains("comb of " + CombLayout.TEETH + " teeth and " + CombLayout.COLUMNS + " columns")
        .contains(tables + " tables of " + CombLayout.ENTRIES + " entries")
        .contains("(" + tables * CombLayout.ENTRIES * NUMBER_BYTES / 1024 + " KiB)")
        .contains("256 bits takes " + multiplications(256) + " Montgomery multiplications")
        .contains("one of " + Comb.EXPONENT_BITS + " bits " + multiplications(Comb.EXPONENT_BITS));
  }

  @Test
  void theBitsThatArePoweredApart() {
    assertThat(guide).contains("up to " + RandomBasePow.MAX_BITS_APART + " bits more than whole");
  }

  @Test
  void theVersionsThatAreAccepted() {
    String accepted = "3.0 to 3." + LibcryptoVersion.MAX_MINOR;
    assertThat(guide)
        .contains("OpenSSL **1.1.1 or " + accepted + "**")
        .contains("newer than what was tested (" + accepted + ")");
  }

  @Test
  void theNamesThatAreSearchedFor() {
    for (String system : new String[] {"Linux", "Windows 11"}) {
      for (String name : LibcryptoNames.of(system, "amd64")) {
        assertThat(guide).contains("`" + name + "`");
      }
    }
    assertThat(guide).contains("-D" + OpensslModPowProvider.LIBRARY_PROPERTY + "=/");
  }
}
