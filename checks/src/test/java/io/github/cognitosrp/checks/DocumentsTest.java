package io.github.cognitosrp.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.checks.Pom.Coordinate;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show compiles, and what they point to is there. */
class DocumentsTest {
  @TempDir private Path folder;

  static List<CodeBlock> javaBlocks() {
    return CodeBlock.all("java");
  }

  static List<CodeBlock> xmlBlocks() {
    return CodeBlock.all("xml");
  }

  static List<CodeBlock> commands() {
    return CodeBlock.all("sh");
  }

  static List<Path> documents() {
    return Checkout.files(name -> name.endsWith(".md"));
  }

  @ParameterizedTest
  @MethodSource("javaBlocks")
  void everyJavaSnippetCompiles(CodeBlock block) throws IOException {
    if (block.note().startsWith("file ")) {
      Path file = Checkout.path(block.note().substring("file ".length()));
      assertThat(Checkout.read(file)).contains(block.text());
    } else {
      new JavaSnippet(block.text()).compile(folder);
    }
  }

  /** The versions that a reader copies are those that the tests ran with. */
  @ParameterizedTest
  @MethodSource("xmlBlocks")
  void dependenciesToCopyAreArtifactsOfThisBuild(CodeBlock block) throws IOException {
    Path file =
        Files.writeString(folder.resolve("block.xml"), "<project>" + block.text() + "</project>");
    Map<String, String> versions = Pom.read(Checkout.path("pom.xml")).properties();
    String ours = Pom.read(Checkout.path("pom.xml")).text("version").orElseThrow();
    List<Coordinate> found = Pom.read(file).coordinates("dependency", Map.of());
    assertThat(found).isNotEmpty();
    for (Coordinate dependency : found) {
      if (dependency.group().equals("io.github.cognitosrp")) {
        assertThat(Checkout.publishedModules()).contains(dependency.artifact());
        assertThat(dependency.version()).isIn("", ours);
      } else {
        assertThat(dependency.version())
            .as(dependency.name())
            .isIn("", versions.get("awssdk.version"));
      }
    }
  }

  /** {@code .ci/documents} runs the commands; what it cannot run says why, in a comment. */
  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsRunOrSaysWhyNot(CodeBlock block) {
    assertThat(block.note()).matches("|(not run|run by \\S+|ends after|beside): .{10,}");
    Pattern.compile("run by (\\S+):")
        .matcher(block.note())
        .results()
        .forEach(by -> assertThat(Checkout.path(by.group(1))).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsToAFileAndAHeadingOfThisCheckout(Path document) {
    Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)")
        .matcher(Checkout.read(document))
        .results()
        .forEach(link -> assertThatItLeadsSomewhere(document, link));
  }

  private static void assertThatItLeadsSomewhere(Path document, MatchResult link) {
    Path target =
        link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
    assertThat(target).as(link.group()).exists();
    if (link.group(2) != null) {
      assertThat(anchors(target)).as(link.group()).contains(link.group(2));
    }
  }

  private static List<String> anchors(Path document) {
    return Pattern.compile("(?m)^#+ (.*)$")
        .matcher(Checkout.read(document))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  @Test
  void theIndexOfTheDocumentsNamesEachOfThem() throws IOException {
    String index = Checkout.read(Checkout.path("docs", "README.md"));
    try (Stream<Path> files = Files.list(Checkout.path("docs"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".md") && !name.equals("README.md"))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(index).contains("](" + name + ")"));
    }
  }

  /** The levels of protection are the code's. */
  @Test
  void theTableOfLeaksHasEachBackendWithItsProtection() {
    List<String> expected = new ArrayList<>();
    for (ModPowProvider provider : ServiceLoader.load(ModPowProvider.class)) {
      expected.add("| `" + provider.name() + "` | `" + provider.hardening() + "` |");
    }
    List<String> rows =
        Pattern.compile("(?m)^\\| `[\\w-]+` \\| `[A-Z_]+` \\|")
            .matcher(Checkout.read(Checkout.path("SECURITY.md")))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
  }
}
