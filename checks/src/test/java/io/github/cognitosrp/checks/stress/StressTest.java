package io.github.cognitosrp.checks.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stress tests of this package under jcstress, which runs their actors against each other in
 * many JVMs, interpreted and compiled.
 */
class StressTest {
  @TempDir private Path folder;

  @Test
  @Tag("deep")
  void sharedObjectsHaveNoOutcomeThatIsForbidden() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.openjdk.jcstress.Main", "-m", "quick", "-v"));
    command.addAll(List.of("-r", folder.toString()));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = process.waitFor();
    String output = Files.readString(log, StandardCharsets.UTF_8);
    System.out.println(output.substring(output.indexOf("RUN RESULTS")));
    assertThat(code).as(output).isZero();
    assertThat(output)
        .contains(
            "BackgroundValueStress",
            "ChallengeStoreStress",
            "CredentialStoreStress",
            "DeviceStoreStress.Removal",
            "DeviceStoreStress.Replacement",
            "HashedPasswordStress",
            "RegistryStress",
            "SecondChallengeStress",
            "SessionStress")
        .doesNotContain("FAILED");
  }
}
