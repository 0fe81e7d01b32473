package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The guide's class compiles, its tests exist, and its template is one that CloudFormation takes.
 */
class GuideTest {
  private static final String LINTER = "PyPI: cfn-lint";
  private static final Path TEMPLATE = Path.of("sam", "template.yaml");
  private static final Pattern CLASS = Pattern.compile("`([A-Za-z0-9]+Test)`");

  @Test
  void theGuidesClassIsOneThatCompiles() throws IOException {
    String triggers = Files.readString(Path.of("src/test/java/com/example/signin/Triggers.java"));
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + triggers + "```");
  }

  @Test
  void theGuideNamesTestsThatExist() throws IOException {
    Matcher names = CLASS.matcher(Files.readString(Path.of("README.md")));
    int found = 0;
    while (names.find()) {
      found++;
      try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
        String file = names.group(1) + ".java";
        assertThat(sources.filter(path -> path.endsWith(file))).as(file).hasSize(1);
      }
    }
    assertThat(found).isPositive();
  }

  @Test
  void theTemplateKeepsThePromisesOfTheGuide() throws IOException {
    String template = Files.readString(TEMPLATE);
    assertThat(template)
        .contains("ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH]")
        .contains("PreventUserExistenceErrors: ENABLED")
        .contains("AuthSessionValidity: 15")
        .contains("    Timeout: 5\n")
        .contains(
            "{AttributeName: pk, KeyType: HASH}",
            "{AttributeName: sk, KeyType: RANGE}",
            "{AttributeName: credentialId, KeyType: HASH}",
            "TimeToLiveSpecification: {AttributeName: exp, Enabled: true}");
  }

  @Test
  void cloudFormationsLinterFindsNothing() throws Exception {
    Path linter = Programs.onThePath(LINTER, "cfn-lint");
    Path output = Files.createTempFile(Path.of("target"), "cfn-lint", ".txt");
    Process process =
        new ProcessBuilder(linter.toString(), TEMPLATE.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    // 127: a name on the path without a program behind it.
    assumeTrue(process.exitValue() != 127, "needs cfn-lint (" + LINTER + ")");
    assertThat(Files.readString(output)).isEmpty();
    assertThat(process.exitValue()).isZero();
  }
}
