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
  private static final long MAX_OVER_BIGINT_KIB = 24 * 1024;

  private static long sizeAfter(String name, int exponentBits) throws Exception {
    assumeTrue(ChildJvm.onFeature(21), "needs Java 21 or later");
    assumeTrue(ResidentSize.isKnown(), "needs Linux's /proc/self/status");
    ChildJvm.Output output =
        ChildJvm.withNativeAccess()
            .options("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC")
            .run(
                VirtualThreadsProgram.class,
                name,
                String.valueOf(THREADS),
                String.valueOf(exponentBits));
    System.out.println(name + ", " + THREADS + " virtual threads: " + output.lines());
    assertThat(output.clean()).contains("wrong=0");
    return output.number("afterKiB");
  }

  @Test
  void twentyThousandTakeHardlyMoreThanBigIntegersDo() throws Exception {
    long bigint = sizeAfter("bigint-vartime", 4);
    long gmp = sizeAfter("gmp", 4);
    assertThat(gmp - bigint).isLessThan(MAX_OVER_BIGINT_KIB);
    assertThat(sizeAfter("gmp" + Exponentiation.OF_G, 4) - bigint).isLessThan(MAX_OVER_BIGINT_KIB);
    assertThat(sizeAfter("gmp-vartime", 4) - bigint).isLessThan(MAX_OVER_BIGINT_KIB);
    assertThat(sizeAfter("jnagmp", 4) - gmp)
        .as("jnagmp's buffers per thread under the same load: what this test exists to see")
        .isGreaterThan(MAX_OVER_BIGINT_KIB);
  }

  @Test
  @Tag("deep")
  void atTheSizesOfASignInAsWell() throws Exception {
    long bigint = sizeAfter("bigint", 256);
    assertThat(sizeAfter("gmp", 256) - bigint).isLessThan(MAX_OVER_BIGINT_KIB);
    assertThat(sizeAfter("gmp" + Exponentiation.OF_G, 256) - bigint)
        .isLessThan(MAX_OVER_BIGINT_KIB);
  }
}
