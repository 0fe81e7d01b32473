package io.github.cognitosrp.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.bigint.BigIntegerModPowProvider;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPowUnavailableException;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.testing.BesideOtherClasses;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program gets its backend by having this jar, on the class path and on the module path. */
@BesideOtherClasses
class ServiceLoadingTest {

  /** What a consumer's program does; also prints where the provider's module stands. */
  static final class Consumer {
    public static void main(String[] args) {
      try {
        ModPow modPow = ModPows.best();
        System.out.println(modPow.name() + " " + modPow.hardening());
      } catch (ModPowUnavailableException unavailable) {
        System.out.println(unavailable.getMessage());
      }
      for (ModPowStatus status : ModPows.diagnose()) {
        System.out.println(status.name().orElseThrow() + " ready=" + status.isReady());
      }
      System.out.println("named=" + BigIntegerModPowProvider.class.getModule().isNamed());
    }
  }

  private static final String API = ChildJvm.location(ModPows.class);
  private static final String BACKEND = ChildJvm.location(BigIntegerModPowProvider.class);
  private static final String TESTS = ChildJvm.location(Consumer.class);

  @Test
  void onTheClassPathTheHardenedBackendIsTheDefault() throws Exception {
    String output = java("-cp", String.join(File.pathSeparator, API, BACKEND, TESTS));
    assertThat(output.lines())
        .containsExactly(
            "bigint BLINDED", "bigint ready=true", "bigint-vartime ready=true", "named=false");
  }

  @Test
  void onTheModulePathTheHardenedBackendIsTheDefault() throws Exception {
    String output =
        java(
            "-p",
            API + File.pathSeparator + BACKEND,
            "--add-modules",
            "io.github.cognitosrp.bigint",
            "-cp",
            TESTS);
    assertThat(output.lines())
        .containsExactly(
            "bigint BLINDED", "bigint ready=true", "bigint-vartime ready=true", "named=true");
  }

  @Test
  void theOverridePropertyChoosesALeakingBackendByItsName() throws Exception {
    String output =
        java(
            "-Dcognitosrp.modpow=bigint-vartime",
            "-cp",
            String.join(File.pathSeparator, API, BACKEND, TESTS));
    assertThat(output).startsWith("bigint-vartime VARIABLE_TIME");
  }

  @Test
  void anOverrideThatIsNotInstalledSaysWhatIs() throws Exception {
    String output =
        java(
            "-Dcognitosrp.modpow=abacus",
            "-cp",
            String.join(File.pathSeparator, API, BACKEND, TESTS));
    assertThat(output)
        .startsWith(
            "modular exponentiation backend 'abacus' is not ready;"
                + " installed: bigint was not needed yet; bigint-vartime was not needed yet");
  }

  private static String java(String... options) throws Exception {
    return ChildJvm.plain()
        .forShortLife()
        .options(options)
        .java(List.of(Consumer.class.getName()))
        .everything();
  }
}
