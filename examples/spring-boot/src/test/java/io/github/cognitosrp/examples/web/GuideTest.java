package io.github.cognitosrp.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to the examples shows compiles, and what it names is there. */
class GuideTest {
  private static final Path SOURCES =
      Path.of("src/main/java", GuideTest.class.getPackageName().replace('.', '/'));

  @TempDir private Path directory;

  @Test
  void itsSnippetCompiles() throws IOException {
    List<String> snippets = found("```java\n(.*?)```");
    assertThat(snippets).hasSize(1);
    Path file = Files.writeString(directory.resolve("TwoSteps.java"), snippets.get(0));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    directory.toString()),
                null,
                compiler
                    .getStandardFileManager(null, null, StandardCharsets.UTF_8)
                    .getJavaFileObjects(file))
            .call();
    assertThat(compiled).as(messages.toString()).isTrue();
  }

  /** Who takes the example over needs every class, and finds it by this table. */
  @Test
  void itsTableNamesEveryClass() throws IOException {
    List<String> rows = found("(?m)^\\| ([^|]+\\|[^|]+) \\|$");
    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
          .contains("SignInController", "PendingSignInCookie")
          .filteredOn(name -> !name.matches("Demo.*|HomeController|WebApplication|package-info"))
          .allSatisfy(name -> assertThat(rows).anyMatch(row -> row.contains("`" + name + "`")));
    }
  }

  private static List<String> found(String pattern) throws IOException {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(Files.readString(Path.of("..", "README.md")))
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }
}
