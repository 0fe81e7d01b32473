package io.github.cognitosrp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.localpool.LocalUserPool;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what compiles and runs. */
class ReadmeTest {
  private static final String IMPORTS =
      """
      import io.github.cognitosrp.cognito.*;
      import io.github.cognitosrp.modpow.*;
      import software.amazon.awssdk.services.cognitoidentityprovider.*;
      import software.amazon.awssdk.services.cognitoidentityprovider.model.*;
      """;

  @TempDir private Path directory;

  @Test
  void everyJavaSnippetCompiles() throws IOException {
    List<String> snippets = snippets();
    assertThat(snippets).hasSizeGreaterThan(1);
    for (int i = 0; i < snippets.size(); i++) {
      String snippet = snippets.get(i);
      boolean whole = snippet.contains("public class");
      compile(
          whole ? "SignIn" : "Snippet" + i,
          whole ? snippet : IMPORTS + "class Snippet" + i + " {\n" + snippet + "}\n");
    }
  }

  @Test
  void theFirstSnippetHasAtMost25LinesAndSignsIn() throws Exception {
    String script = "/usr/bin/script";
    assumeTrue(Files.isExecutable(Path.of(script)), "needs " + script + " for a terminal");
    String snippet = snippets().get(0);
    assertThat(snippet.lines()).hasSizeLessThanOrEqualTo(25);
    compile("SignIn", snippet);
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "Correct-Horse-7").start()) {
      String java =
          String.join(
              " ",
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Daws.endpointUrl=" + pool.endpoint(),
              "-cp",
              directory + File.pathSeparator + classPath(),
              "SignIn",
              pool.userPoolId(),
              pool.clientId(),
              "alice");
      Process process =
          new ProcessBuilder(script, "-qec", java, "/dev/null").redirectErrorStream(true).start();
      process.getOutputStream().write("Correct-Horse-7\n".getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(output).matches("(?s).*Password: .*[\\w-]+\\.[\\w-]+\\.[\\w-]+\\s*");
      assertThat(process.exitValue()).isZero();
    }
  }

  private void compile(String name, String source) throws IOException {
    Path file = Files.writeString(directory.resolve(name + ".java"), source);
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
                    classPath(),
                    "-d",
                    directory.toString()),
                null,
                compiler
                    .getStandardFileManager(null, null, StandardCharsets.UTF_8)
                    .getJavaFileObjects(file))
            .call();
    assertThat(compiled).as(messages.toString()).isTrue();
  }

  private static List<String> snippets() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
        .matcher(readme)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
