package io.github.cognitosrp.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.bigint.BigIntegerModPowProvider;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPowUnavailableException;
import io.github.cognitosrp.modpow.ModPows;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A program gets its backend by having this jar, on the class path and on the module path. */
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
      for (ModPowStatus status : ModPows.installed()) {
        System.out.println(status.name() + " ready=" + status.isReady());
      }
      System.out.println("named=" + BigIntegerModPowProvider.class.getModule().isNamed());
    }
  }

  private static final String API = location(ModPows.class);
  private static final String BACKEND = location(BigIntegerModPowProvider.class);
  private static final String TESTS = location(Consumer.class);

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
                + " installed: bigint is ready; bigint-vartime is ready");
  }

  private static String java(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    command.add(Consumer.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (java.net.URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
