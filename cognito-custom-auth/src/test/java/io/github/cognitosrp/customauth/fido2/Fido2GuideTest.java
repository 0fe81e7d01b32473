package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to security keys and passkeys says. */
class Fido2GuideTest {
  private static final Path GUIDE = Path.of("docs/fido2.md");

  @TempDir private Path directory;

  @Test
  void itsTriggersCompile() throws IOException {
    Matcher snippet =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
    assertThat(snippet.find()).isTrue();
    Path file = Files.writeString(directory.resolve("Triggers.java"), snippet.group(1));
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
