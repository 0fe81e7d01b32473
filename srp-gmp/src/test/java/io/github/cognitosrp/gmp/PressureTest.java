package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Right answers and steady memory on many threads while the garbage collector runs all the time.
 */
@Tag("slow")
class PressureTest {
  private static final int CALLS = 40_000;

  /**
   * A call that leaked its smallest operand, 8 bytes in a block of 32, would come to 1,250 KiB, of
   * which some 400 were resident before (seen with such a leak: 840 to 1,040; without: 20 to 470).
   */
  private static final int MAX_GROWTH_KIB = 750;

  private static final int MANY_CALLS = 100_000;

  /** The same leak would come to 3 MiB. */
  private static final int MAX_GROWTH_OF_MANY_KIB = 2 * 1024;

  private static ChildJvm.Output pressOn(String name, int calls, int large) throws Exception {
    assumeTrue(ResidentSize.isKnown(), "needs Linux's /proc/self/status");
    return ChildJvm.withNativeAccess()
        .options("-Xms64m", "-Xmx64m", "-Xmn1m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch")
        // The compilers' own memory would be most of what grows.
        .options("-XX:TieredStopAtLevel=1")
        .options("-XX:ErrorFile=/dev/null", "-XX:-CreateCoredumpOnCrash")
        .run(PressureProgram.class, name, String.valueOf(calls), String.valueOf(large));
  }

  private static void everyAnswerIsRightAndMemoryStays(String name, int calls, int maxGrowthKib)
      throws Exception {
    ChildJvm.Output output = pressOn(name, calls, 50);
    System.out.println(name + ", " + calls + " calls: " + output.lines());
    assertThat(output.clean()).contains("wrong=0");
    assertThat(output.number("grownKiB")).isLessThan(maxGrowthKib);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gmp" + Exponentiation.OF_G, "gmp-vartime"})
  void everyAnswerIsRightAndMemoryStays(String name) throws Exception {
    everyAnswerIsRightAndMemoryStays(name, CALLS, MAX_GROWTH_KIB);
  }

  @ParameterizedTest
  @Tag("deep")
  @ValueSource(strings = {"gmp" + Exponentiation.OF_G, "gmp-vartime"})
  void soItIsWithManyCalls(String name) throws Exception {
    everyAnswerIsRightAndMemoryStays(name, MANY_CALLS, MAX_GROWTH_OF_MANY_KIB);
  }

  /** jnagmp's cached integers under the same load: what this test exists to see. */
  @Test
  void theSameLoadShowsThatIntegersWithFinalizersGoWrong() throws Exception {
    ChildJvm.Output output = pressOn("jnagmp-with-temporaries", 1_500, 1);
    boolean crashed = output.status() != 0;
    assertThat(crashed || output.number("wrong") > 0).isTrue();
  }
}
