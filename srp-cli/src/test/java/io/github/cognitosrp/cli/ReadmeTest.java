package io.github.cognitosrp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.testing.JavaSnippets;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what compiles and runs. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
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
    List<String> snippets = JavaSnippets.of(README);
    assertThat(snippets).hasSizeGreaterThan(1);
    for (int i = 0; i < snippets.size(); i++) {
      String snippet = snippets.get(i);
      boolean whole = snippet.contains("public class");
      JavaSnippets.compile(
          directory,
          whole ? "SignIn" : "Snippet" + i,
          whole ? snippet : IMPORTS + "class Snippet" + i + " {\n" + snippet + "}\n");
    }
  }

  @Test
  void theFirstSnippetHasAtMost25LinesAndSignsIn() throws Exception {
    String script = "/usr/bin/script";
    assumeTrue(Files.isExecutable(Path.of(script)), "needs " + script + " for a terminal");
    String snippet = JavaSnippets.of(README).get(0);
    assertThat(snippet.lines()).hasSizeLessThanOrEqualTo(25);
    JavaSnippets.compile(directory, "SignIn", snippet);
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "Correct-Horse-7").start()) {
      String java =
          String.join(
              " ",
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Daws.endpointUrl=" + pool.endpoint(),
              "-cp",
              directory + File.pathSeparator + System.getProperty("java.class.path"),
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
}
