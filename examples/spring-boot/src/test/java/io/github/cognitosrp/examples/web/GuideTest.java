package io.github.cognitosrp.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.testing.JavaSnippets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to the examples shows compiles, and what it names is there. */
class GuideTest {
  private static final Path GUIDE = Path.of("..", "README.md");
  private static final Path SOURCES =
      Path.of("src/main/java", GuideTest.class.getPackageName().replace('.', '/'));

  @TempDir private Path directory;

  @Test
  void itsSnippetCompiles() throws IOException {
    List<String> snippets = JavaSnippets.of(GUIDE);
    assertThat(snippets).hasSize(1);
    JavaSnippets.compile(directory, "TwoSteps", snippets.get(0));
  }

  /** Who takes the example over needs every class, and finds it by this table. */
  @Test
  void itsTableNamesEveryClass() throws IOException {
    List<String> rows =
        Pattern.compile("(?m)^\\| ([^|]+\\|[^|]+) \\|$")
            .matcher(Files.readString(GUIDE))
            .results()
            .map((MatchResult result) -> result.group(1))
            .toList();
    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
          .contains("SignInController", "PendingSignInCookie")
          .filteredOn(name -> !name.matches("Demo.*|HomeController|WebApplication|package-info"))
          .allSatisfy(name -> assertThat(rows).anyMatch(row -> row.contains("`" + name + "`")));
    }
  }
}
