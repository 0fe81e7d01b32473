package io.github.cognitosrp.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.testing.PseudoTerminal;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first screen. */
class ReadmeTest {
  @TempDir private Path folder;

  @Test
  void theFirstSnippetHasAtMost25LinesAndSignsIn() throws Exception {
    CodeBlock first = CodeBlock.in(Checkout.path("README.md")).get(0);
    assertThat(first.text().lines()).hasSizeLessThanOrEqualTo(25);
    new JavaSnippet(first.text()).compile(folder);
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "Correct-Horse-7").start()) {
      List<String> java =
          List.of(
              "-Daws.endpointUrl=" + pool.endpoint(),
              "-cp",
              folder + File.pathSeparator + System.getProperty("java.class.path"),
              "SignIn",
              pool.userPoolId(),
              pool.clientId(),
              "alice");
      try (PseudoTerminal terminal = PseudoTerminal.start("C.UTF-8", java)) {
        terminal.answer("Password: ", "Correct-Horse-7");
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.shown()).matches("(?s).*Password: .*[\\w-]+\\.[\\w-]+\\.[\\w-]+\\s*");
      }
    }
  }
}
