package io.github.cognitosrp.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The workflows for a public host, which cannot run here: <a
 * href="https://github.com/rhysd/actionlint">actionlint</a> finds nothing in them.
 */
class WorkflowTest {
  /** A machine of the host that is younger than the linter. */
  private static final String YOUNGER_MACHINE = "label \"macos-15-intel\" is unknown.";

  private static NodePackages node;

  @BeforeAll
  static void install() {
    node =
        NodePackages.install(
            Checkout.path("checks", "src", "test", "node"),
            Checkout.path("checks", "target", "node"));
  }

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.path(".github", "workflows"))) {
      return files.toList();
    }
  }

  private static List<String> findings(String workflow) throws IOException {
    NodePackages.Output linter = node.run(Map.of(), workflow, "node", "lint.cjs");
    assertThat(linter.exitCode()).as(linter.text()).isZero();
    return linter.text().lines().filter(line -> !line.contains(YOUNGER_MACHINE)).toList();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void theLinterFindsNothing(Path workflow) throws IOException {
    assertThat(findings(Checkout.read(workflow))).isEmpty();
  }

  @Test
  void itFindsWhatIsMisspelled() throws IOException {
    Path build = Checkout.path(".github", "workflows", "build.yml");
    String misspelled =
        Checkout.read(build).replace("runs-on:", "run-on:").replace("matrix.java", "matrix.jdk");
    assertThat(findings(misspelled))
        .anySatisfy(finding -> assertThat(finding).startsWith("syntax-check: ").contains("run-on"))
        .anySatisfy(finding -> assertThat(finding).startsWith("expression: ").contains("\"jdk\""));
  }
}
