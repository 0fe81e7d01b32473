package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.testing.JavaSnippets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to security keys and passkeys says. */
class Fido2GuideTest {
  private static final Path GUIDE = Path.of("docs/fido2.md");

  @TempDir private Path directory;

  @Test
  void itsTriggersCompile() throws IOException {
    JavaSnippets.compile(directory, "Triggers", JavaSnippets.of(GUIDE).get(0));
  }

  @Test
  void itListsEveryDifferenceToTheNpmVerifier() throws IOException {
    assertThat(
            Files.readAllLines(GUIDE).stream()
                .filter(line ->
                    line.startsWith("| accepts | refuses |")
                        || line.startsWith("| refuses | accepts |")))
        .hasSameSizeAs(DifferentialTest.EXCEPTIONS);
  }
}
