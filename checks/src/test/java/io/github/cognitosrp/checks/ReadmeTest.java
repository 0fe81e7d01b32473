package io.github.cognitosrp.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.localpool.LocalUserPool;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first screen. */
class ReadmeTest {
  @TempDir private Path folder;

  @Test
  void theFirstSnippetHasAtMost25LinesAndSignsIn() throws Exception {
    String script = "/usr/bin/script";
    assumeTrue(Files.isExecutable(Path.of(script)), "needs " + script + " for a terminal");
    CodeBlock first = CodeBlock.in(Checkout.path("README.md")).get(0);
    assertThat(first.text().lines()).hasSizeLessThanOrEqualTo(25);
    new JavaSnippet(first.text()).compile(folder);
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "Correct-Horse-7").start()) {
      String java =
          String.join(
              " ",
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Daws.endpointUrl=" + pool.endpoint(),
              "-cp",
              folder + File.pathSeparator + System.getProperty("java.class.path"),
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
