package io.github.cognitosrp.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.checks.Pom.Coordinate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The POMs as they are published stand alone and say what Maven Central asks for. */
class PublishedPomsTest {
  private static final String GROUP = "io.github.cognitosrp";

  static List<String> modules() {
    return Checkout.publishedModules();
  }

  private static Pom published(String module) {
    return Pom.read(Checkout.path(module, "target", ".flattened-pom.xml"));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void eachSaysWhoWhatAndUnderWhichLicence(String module) {
    Pom pom = published(module);
    for (String name :
        List.of("name", "description", "url", "licenses", "developers", "scm", "version")) {
      assertThat(pom.text(name)).as(name).get().asString().isNotEmpty();
    }
    assertThat(pom.child("parent")).isEmpty();
    assertThat(pom.child("repositories")).isEmpty();
    assertThat(Checkout.read(pom.file()).replace("${project.version}", "")).doesNotContain("${");
  }

  /** What tests need, and what only the compiler reads, is not forced on consumers. */
  @ParameterizedTest
  @MethodSource("modules")
  void noneOfThemAsksForWhatOnlyTestsNeed(String module) {
    assertThat(published(module).coordinates("dependency", Map.of()))
        .extracting(Coordinate::group)
        .doesNotContain("net.jqwik", "org.assertj", "com.tngtech.archunit");
  }

  @Test
  void theBillOfMaterialsHasEachArtifactAndNothingElse() {
    List<String> others =
        modules().stream().filter(module -> !module.equals("cognito-srp-bom")).toList();
    List<Coordinate> listed = published("cognito-srp-bom").coordinates("dependency", Map.of());
    // Whoever imports the list gets its own version for this.
    assertThat(listed).extracting(Coordinate::group).containsOnly(GROUP);
    assertThat(listed)
        .extracting(Coordinate::artifact)
        .containsOnlyOnceElementsOf(
            others.stream().filter(artifact -> !artifact.equals("srp-api")).toList())
        .contains("srp-api")
        .isSubsetOf(others);
    assertThat(listed).extracting(Coordinate::version).containsOnly("${project.version}");
  }

  /** The plugin that uploads has a list of its own. */
  @Test
  void whatIsNotPublishedIsNotUploaded() {
    Pom root = Pom.read(Checkout.path("pom.xml"));
    List<String> kept =
        Stream.concat(
                Stream.of(
                    "cognito-srp-parent",
                    "example-plain-main",
                    "example-spring-boot",
                    "example-load-test"),
                root.modules().stream().filter(module -> !modules().contains(module)))
            .toList();
    assertThat(root.listOf("excludeArtifacts", "artifact"))
        .containsExactlyInAnyOrderElementsOf(kept);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void eachHasTheNameOfItsFolder(String module) {
    assertThat(Pom.read(Checkout.path(module, "pom.xml")).text("artifactId")).contains(module);
    assertThat(Files.isDirectory(Path.of("..", module))).isTrue();
  }
}
