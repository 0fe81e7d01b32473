package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server with a virtual thread per request: native memory does not go with their number. */
@Tag("slow")
class VirtualThreadsTest {
  private static final int THREADS = 20_000;

  /** Eight hundred bytes a thread: less than one number of 3,072 bits and its temporaries. */
  private static final long MAX_GROWTH_KIB = 16 * 1024;

  /** Without C2, whose own memory would be most of what is measured, and is never the same. */
  private static long growthKiB(String name, int exponentBits) throws Exception {
    assumeTrue(ChildJvm.onFeature(21), "needs Java 21 or later");
    assumeTrue(ResidentSize.isKnown(), "needs Linux's /proc/self/status");
    ChildJvm.Output output =
        ChildJvm.ofShortLife()
            .options("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch")
            .run(
                VirtualThreadsProgram.class,
                name,
                String.valueOf(THREADS),
                String.valueOf(exponentBits));
    System.out.println(name + ", " + THREADS + " virtual threads: " + output.lines());
    assertThat(output.clean()).contains("wrong=0");
    return output.number("afterKiB") - output.number("beforeKiB");
  }

  @Test
  void twentyThousandTakeHardlyMoreThanOneDoes() throws Exception {
    assertThat(growthKiB("gmp", 4)).isLessThan(MAX_GROWTH_KIB);
    assertThat(growthKiB("gmp" + Exponentiation.OF_G, 4)).isLessThan(MAX_GROWTH_KIB);
    assertThat(growthKiB("gmp-vartime", 4)).isLessThan(MAX_GROWTH_KIB);
    assertThat(growthKiB("jnagmp", 4))
        .as("jnagmp's buffers per thread under the same load: what this test exists to see")
        .isGreaterThan(2 * MAX_GROWTH_KIB);
  }

  @Test
  @Tag("deep")
  void atTheSizesOfASignInAsWell() throws Exception {
    assertThat(growthKiB("gmp", 256)).isLessThan(MAX_GROWTH_KIB);
    assertThat(growthKiB("gmp" + Exponentiation.OF_G, 256)).isLessThan(MAX_GROWTH_KIB);
  }
}
