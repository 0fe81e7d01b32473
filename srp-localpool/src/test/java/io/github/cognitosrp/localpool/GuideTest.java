package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.seed.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's table of operations is the code's. */
class GuideTest {
  private static final String BEGIN = "<!-- operations -->\n";
  private static final String END = "<!-- /operations -->";
  private static final Map<String, String> WORDS =
      Map.of(
          "ADMIN", "`UserPoolId`",
          "APP_CLIENT", "`ClientId`, and `SecretHash` of a client with a secret",
          "ACCESS_TOKEN", "`AccessToken`",
          "OWN_CHECK", "a token, a session or a client, by the operation");

  @Test
  void theSeedFileOfTheGuideStarts(@TempDir Path directory) throws IOException {
    String guide = Files.readString(Path.of("README.md"));
    int begin = guide.indexOf("```json") + "```json".length();
    Path seed =
        Files.writeString(
            directory.resolve("pool.json"), guide.substring(begin, guide.indexOf("```", begin)));

    try (LocalUserPool pool = SeedFile.read(seed).start()) {
      assertThat(pool.user("alice").groups()).containsExactly("admins");
    }
  }

  @Test
  void theComparisonSaysOfThisPoolWhatTheCodeSays() throws IOException {
    String guide = Files.readString(Path.of("../docs/emulators.md"));
    String table =
        guide.substring(guide.indexOf("<!-- emulators -->"), guide.indexOf("<!-- /emulators -->"));
    try (LocalUserPool pool = LocalUserPool.start()) {
      assertThat(
              table
                  .lines()
                  .filter(line -> line.matches("\\| `\\w+` \\| yes \\|.*"))
                  .map(line -> line.substring(3, line.indexOf('`', 3))))
          .containsExactlyElementsOf(pool.operations().keySet());
    }
  }

  @Test
  void theTableOfOperationsIsTheOneOfTheCode() throws IOException {
    String guide = Files.readString(Path.of("README.md"));
    String table = guide.substring(guide.indexOf(BEGIN) + BEGIN.length(), guide.indexOf(END));
    try (LocalUserPool pool = LocalUserPool.start()) {
      Map<String, String> byAccess =
          pool.operations().entrySet().stream()
              .collect(
                  Collectors.groupingBy(
                      Map.Entry::getValue,
                      TreeMap::new,
                      Collectors.mapping(
                          entry -> "`" + entry.getKey() + "`", Collectors.joining(", "))));
      StringBuilder expected = new StringBuilder("| asks for | operations |\n|---|---|\n");
      byAccess.forEach(
          (access, names) -> expected.append("| " + WORDS.get(access) + " | " + names + " |\n"));

      assertThat(table).isEqualTo(expected.toString());
    }
  }
}
