import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads what PIT found in one module: prints the score, compares the changes that no test notices
 * with the module's mutation-survivors.txt, and writes the module's table of docs/guards.md.
 */
final class Mutations {
  private static final double MIN_SCORE = 90;
  private static final Path GUARDS = Path.of("docs", "guards.md");

  /** Methods that do nothing but refuse what is wrong. */
  private static final Pattern CHECKING_METHOD =
      Pattern.compile("::((check|verify|refuse|require(?!NonNullElse)|notNull)\\w*)");

  /** One change of the main code, as PIT's report has it. */
  record Mutation(
      String file,
      String type,
      String method,
      int line,
      String mutator,
      int index,
      String status,
      String test,
      String text) {
    boolean noticed() {
      return !status.equals("SURVIVED") && !status.equals("NO_COVERAGE");
    }

    /** A conditional that always, or never, jumps. */
    boolean removesConditional() {
      return mutator.startsWith("RemoveConditional");
    }

    boolean countsForScore() {
      return !removesConditional() && !mutator.startsWith("ArgumentPropagation");
    }

    String place() {
      return type + " " + method;
    }
  }

  /** A check that was taken out. */
  record Guard(
      String place,
      int line,
      int index,
      String source,
      boolean scored,
      boolean noticed,
      String test) {}

  private final Path module;
  private final List<Mutation> mutations = new ArrayList<>();

  private Mutations(Path module) {
    this.module = module;
  }

  public static void main(String[] modules) throws Exception {
    boolean good = true;
    for (String module : modules) {
      good &= new Mutations(Path.of(module)).report();
    }
    System.exit(good ? 0 : 1);
  }

  private boolean report() throws Exception {
    Path report = module.resolve("target/pit-reports/mutations.xml");
    if (!Files.exists(report)) {
      System.out.println(module + ": PIT wrote no report");
      return false;
    }
    read(report);
    List<Mutation> scored = mutations.stream().filter(Mutation::countsForScore).toList();
    long noticed = scored.stream().filter(Mutation::noticed).count();
    double score = 100.0 * noticed / scored.size();
    List<Guard> guards = guards();
    System.out.printf(
        "%s: %d of %d changes are noticed, %.1f %%; %d of %d removed checks%n",
        module,
        noticed,
        scored.size(),
        score,
        guards.stream().filter(Guard::noticed).count(),
        guards.size());
    scored.stream()
        .filter(m -> m.status.equals("TIMED_OUT"))
        .forEach(m ->
            System.out.println(
                "  timed out, and counts as noticed: "
                    + m.place()
                    + " line "
                    + m.line
                    + ", "
                    + m.text));
    writeTable(guards);
    if (score < MIN_SCORE) {
      System.out.printf("  fewer than %.0f %%%n", MIN_SCORE);
    }
    return sameSurvivors(scored, guards) & score >= MIN_SCORE;
  }

  private void read(Path report) throws Exception {
    NodeList found =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("mutation");
    for (int i = 0; i < found.getLength(); i++) {
      Element one = (Element) found.item(i);
      String type = text(one, "mutatedClass");
      mutations.add(
          new Mutation(
              type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/')
                  + text(one, "sourceFile"),
              type.substring(type.lastIndexOf('.') + 1),
              text(one, "mutatedMethod"),
              Integer.parseInt(text(one, "lineNumber")),
              text(one, "mutator").replaceAll(".*\\.", "").replaceAll("Mutator(?=_|$)", ""),
              Integer.parseInt(text(one, "index")),
              one.getAttribute("status"),
              text(one, "killingTest"),
              text(one, "description")));
    }
  }

  private static String text(Element mutation, String name) {
    return mutation.getElementsByTagName(name).item(0).getTextContent();
  }

  /** Compares with the list "class method kind how often | why". */
  private boolean sameSurvivors(List<Mutation> scored, List<Guard> guards) throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    scored.stream()
        .filter(m -> !m.noticed())
        .forEach(m -> found.merge(m.place() + " " + m.mutator, 1, Integer::sum));
    guards.stream()
        .filter(g -> !g.noticed && !g.scored)
        .forEach(g -> found.merge(g.place + " CheckRemoved", 1, Integer::sum));
    Set<String> now = new TreeSet<>();
    found.forEach((change, often) -> now.add(change + " " + often));
    Path survivors = module.resolve("mutation-survivors.txt");
    Set<String> listed = new TreeSet<>();
    for (String line : Files.readAllLines(survivors)) {
      if (line.contains(" | ") && !line.startsWith("#")) {
        listed.add(line.substring(0, line.indexOf(" | ")));
      }
    }
    now.stream()
        .filter(s -> !listed.contains(s))
        .forEach(s -> System.out.println("  not in " + survivors + ": " + s));
    listed.stream()
        .filter(s -> !now.contains(s))
        .forEach(s -> System.out.println("  listed, but noticed or not as often: " + s));
    return now.equals(listed);
  }

  private List<Guard> guards() throws IOException {
    List<Guard> guards = new ArrayList<>();
    for (String file :
        mutations.stream().map(Mutation::file).collect(Collectors.toCollection(TreeSet::new))) {
      String source = Files.readString(module.resolve("src/main/java").resolve(file), UTF_8);
      List<Mutation> ofFile = mutations.stream().filter(m -> m.file.equals(file)).toList();
      for (Condition condition : Condition.allOf(source)) {
        guards.addAll(guards(condition, ofFile));
      }
      for (Mutation call : ofFile) {
        Matcher name = CHECKING_METHOD.matcher(call.text);
        if (name.find()
            && (call.mutator.startsWith("VoidMethodCall")
                || call.mutator.startsWith("ArgumentPropagation"))) {
          guards.add(guard(call, line(source, call.line)));
        }
      }
    }
    return guards.stream()
        .distinct()
        .sorted((a, b) -> a.line - b.line)
        .sorted((a, b) -> a.place.replaceAll(" .*", "").compareTo(b.place.replaceAll(" .*", "")))
        .toList();
  }

  private static Guard guard(Mutation mutation, String source) {
    return new Guard(
        mutation.place(),
        mutation.line,
        mutation.index,
        source,
        mutation.countsForScore(),
        mutation.noticed(),
        testName(mutation));
  }

  private static String line(String source, int number) {
    return source.split("\n", -1)[number - 1].strip();
  }

  /** The operands are compiled in their order, one jump for each. */
  private static List<Guard> guards(Condition condition, List<Mutation> mutations) {
    List<Guard> guards = new ArrayList<>();
    List<Mutation> conditionals =
        mutations.stream()
            .filter(m -> m.removesConditional() && condition.includes(m.line))
            .toList();
    for (String place :
        conditionals.stream()
            .map(Mutation::place)
            .collect(Collectors.toCollection(LinkedHashSet::new))) {
      List<Mutation> here = conditionals.stream().filter(m -> m.place().equals(place)).toList();
      List<Integer> jumps = here.stream().map(Mutation::index).distinct().sorted().toList();
      boolean each = jumps.size() == condition.operands().size();
      // Where a condition is returned, true is what lets everything through; only here it is a limit.
      boolean isLimit = place.endsWith("removeEldestEntry");
      for (Mutation mutation : here) {
        Condition.Operand operand =
            condition.operands().get(each ? jumps.indexOf(mutation.index) : 0);
        boolean jumpTaken = mutation.mutator.endsWith("ELSE");
        boolean removed = operand.valueWhenRemoved() != isLimit;
        if (jumpTaken == (removed == operand.jumpsWhenTrue())) {
          String all =
              condition.operands().stream()
                  .map(Condition.Operand::text)
                  .collect(Collectors.joining(", "));
          guards.add(guard(mutation, each ? operand.text() : "one of: " + all));
        }
      }
    }
    return guards;
  }

  /** "Test.method" from the unique id that JUnit gives a test. */
  private static String testName(Mutation mutation) {
    Matcher id =
        Pattern.compile("\\[(?:method|test-template|test-factory|property):(\\w+)")
            .matcher(mutation.test);
    String type =
        mutation.test.replaceAll("\\.\\[.*", "").replaceAll("\\(.*", "").replaceAll(".*\\.", "");
    return id.find() ? type + "." + id.group(1) : mutation.noticed() ? mutation.status : "none";
  }

  private void writeTable(List<Guard> guards) throws IOException {
    StringBuilder table =
        new StringBuilder(
            "\n| class and method | check | first test that failed |\n|---|---|---|\n");
    for (Guard guard : guards) {
      table
          .append("| `")
          .append(guard.place.replace(' ', '.'))
          .append("` | `")
          .append(guard.source.replace("|", "\\|"))
          .append("` | ")
          .append(guard.noticed ? "`" + guard.test + "`" : "none: see the module's list")
          .append(" |\n");
    }
    String begin = "<!-- " + module + " -->\n";
    String end = "\n<!-- end of " + module + " -->";
    String document = Files.readString(GUARDS, UTF_8);
    int start = document.indexOf(begin);
    int stop = document.indexOf(end);
    if (start < 0 || stop < start) {
      throw new IOException(GUARDS + " has no place for " + module);
    }
    Files.writeString(
        GUARDS,
        document.substring(0, start + begin.length()) + table + document.substring(stop),
        UTF_8);
  }
}
