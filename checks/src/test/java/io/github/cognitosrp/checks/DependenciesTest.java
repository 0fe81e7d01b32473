package io.github.cognitosrp.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.checks.Pom.Coordinate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/dependencies.md} has what the POMs have. */
class DependenciesTest {
  private static final String OURS = "io.github.cognitosrp";

  /** Artifact, version, licence, newest version, why. */
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `([\\w.-]+):([\\w.*-]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

  private record Row(String group, String artifact, String version, String newest, String why) {
    boolean covers(String name) {
      return name.startsWith(group + ":" + artifact.replace("*", ""))
          && (artifact.endsWith("*") || name.equals(group + ":" + artifact));
    }
  }

  private static List<Row> rows() {
    return ROW.matcher(Checkout.read(Checkout.path("docs", "dependencies.md")))
        .results()
        .map(row ->
            new Row(
                row.group(1),
                row.group(2),
                row.group(3).strip(),
                row.group(5).strip(),
                row.group(6).strip()))
        .toList();
  }

  /** Each artifact that a POM names, with its versions; none where an imported list decides. */
  private static SortedMap<String, SortedSet<String>> declared() {
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    Map<String, String> versions = new HashMap<>(Pom.read(Checkout.path("pom.xml")).properties());
    for (var file : Checkout.files(name -> name.equals("pom.xml"))) {
      Pom pom = Pom.read(file);
      versions.putAll(pom.properties());
      Stream.of("dependency", "plugin", "path")
          .flatMap(tag -> pom.coordinates(tag, versions).stream())
          .filter(coordinate -> !coordinate.group().equals(OURS))
          .filter(coordinate -> !coordinate.group().startsWith("${"))
          .forEach(coordinate -> add(found, coordinate));
    }
    return found;
  }

  private static void add(Map<String, SortedSet<String>> found, Coordinate coordinate) {
    SortedSet<String> versions = found.computeIfAbsent(coordinate.name(), name -> new TreeSet<>());
    if (!coordinate.version().isEmpty()) {
      versions.add(coordinate.version());
    }
  }

  @Test
  void everyArtifactOfAPomHasARowWithItsVersion() {
    List<Row> rows = rows();
    declared()
        .forEach((name, versions) -> {
          List<Row> covering = rows.stream().filter(row -> row.covers(name)).toList();
          assertThat(covering).as("rows of " + name + " " + versions).hasSize(1);
          versions.forEach(
              version -> assertThat(covering.get(0).version()).as(name).isEqualTo(version));
        });
  }

  @Test
  void everyRowIsOfAnArtifactOfAPom() {
    SortedMap<String, SortedSet<String>> declared = declared();
    assertThat(rows())
        .isNotEmpty()
        .allSatisfy(row ->
            assertThat(declared.keySet()).as(row.toString()).anyMatch(name -> row.covers(name)));
  }

  /** "same", or a newer version and the reason for staying behind. */
  @Test
  void whoStaysBehindSaysWhy() {
    assertThat(rows())
        .allSatisfy(row -> {
          assertThat(row.why()).isNotEmpty();
          assertThat(row.newest()).matches("same|(newer|\\d\\S*): .{10,}");
        });
  }
}
