package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.testing.JavaSnippets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for those who come from another client: its lines are lines that work. */
class MigrationTest {
  private static final Path GUIDE = Path.of("..", "docs", "migration.md");
  private static final Path README = Path.of("..", "README.md");
  private static final Path JAVASCRIPT = Path.of("..", "srp-localpool", "src", "test", "node");

  private static final String START =
      """
      import io.github.cognitosrp.awssdk.*;
      import io.github.cognitosrp.awssdk.device.DeviceStore;
      import io.github.cognitosrp.cognito.*;
      import java.util.Map;
      import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

      class Lines {
        String poolId, clientId, username, userIdForSrp, refreshToken, deviceKey, groupKey;
        String code, name, type, text, state;
        javax.crypto.SecretKey key;
        PendingSignIn pending;
        char[] clientSecret, password, newPassword;
        Map<String, String> attributes, parameters;
        CognitoIdentityProviderClient cognito;
        DeviceStore devices;
        RememberedDevice device;
        UserSrpSession session;
        SignedIn signedIn;

      """;

  @TempDir private Path folder;

  private record Row(String then, String now) {}

  /** The rows of the tables below a heading that the test admits. */
  private static List<Row> rows(Path file, Predicate<String> heading) throws IOException {
    return Pattern.compile("(?m)^## ")
        .splitAsStream(Files.readString(file))
        .filter(section -> heading.test(section.lines().findFirst().orElseThrow()))
        .flatMap(String::lines)
        .filter(line -> line.startsWith("| ") && !line.startsWith("| then"))
        .map(line -> line.split(" \\| "))
        .map(cells -> new Row(cells[0], cells[1]))
        .toList();
  }

  private static Stream<String> code(String cell) {
    return Pattern.compile("`([^`]+)`").matcher(cell).results().map(found -> found.group(1));
  }

  private void compile(List<Row> rows, String declarations) throws IOException {
    StringBuilder source = new StringBuilder(START).append(declarations);
    int number = 0;
    for (String line : rows.stream().flatMap(row -> code(row.now())).distinct().toList()) {
      String statement = line.matches("[A-Z]\\w+") ? "Class<?> type = " + line + ".class" : line;
      source.append("  void line%d() { %s; }\n".formatted(number++, statement));
    }
    JavaSnippets.compile(folder, "Lines", source.append("}\n").toString());
  }

  @Test
  void everyNewLineCompiles() throws IOException {
    List<Row> rows = rows(GUIDE, heading -> true);
    assertThat(rows).hasSizeGreaterThan(30);

    compile(rows, JavaSnippets.of(GUIDE).get(0));
  }

  @Test
  void theReadmesNewLinesAreLinesOfTheGuide() throws IOException {
    List<String> guide =
        rows(GUIDE, heading -> true).stream().flatMap(row -> code(row.now())).toList();
    List<Row> readme = rows(README, heading -> heading.startsWith("Coming from"));

    assertThat(readme).hasSizeGreaterThan(4);
    assertThat(guide).containsAll(readme.stream().flatMap(row -> code(row.now())).toList());
  }

  /**
   * Each function that an old JavaScript line calls is called by the programs that the tests run.
   */
  @Test
  void everyOldJavaScriptLineIsRunUnlessItSaysOtherwise() throws IOException {
    StringBuilder programs = new StringBuilder();
    try (Stream<Path> files = Files.list(JAVASCRIPT)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".mjs")).toList()) {
        programs.append(Files.readString(file));
      }
    }
    List<String> called =
        rows(GUIDE, heading -> heading.contains("(JavaScript)")).stream()
            .map(Row::then)
            .filter(then -> !then.contains("not run here"))
            .flatMap(MigrationTest::code)
            .flatMap(line -> Pattern.compile("(\\w+)\\(").matcher(line).results())
            .map(found -> found.group(1) + "(")
            .distinct()
            .toList();

    assertThat(called).hasSizeGreaterThan(15);
    assertThat(called).allSatisfy(call -> assertThat(programs).contains(call));
  }
}
