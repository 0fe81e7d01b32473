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

  private static final Pattern IF = Pattern.compile("\\bif (\\()");
  private static final Pattern RETURN = Pattern.compile("\\breturn ([^;{}?]*);");
  private static final Pattern REFUSAL =
      Pattern.compile("\\s*\\{?\\s*(throw\\b|return (false|null|Optional\\.empty\\(\\));)");

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
  record Guard(String place, int line, int index, String source, boolean noticed, String test) {}

  /**
   * One operand of a condition: whether its jump is taken when it is true, and its value where the
   * check is taken out.
   */
  record Operand(String text, boolean jumpsWhenTrue, boolean valueWhenRemoved) {}

  /** A condition of the source that decides about a refusal. */
  record Condition(int firstLine, int lastLine, List<Operand> operands) {
    boolean includes(Mutation mutation) {
      return firstLine <= mutation.line && mutation.line <= lastLine;
    }
  }

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
    read();
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
                "  noticed only as an endless run: "
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

  private void read() throws Exception {
    Path report = module.resolve("target/pit-reports/mutations.xml");
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
        .filter(g -> !g.noticed)
        .forEach(g -> found.merge(g.place + " CheckRemoved", 1, Integer::sum));
    Set<String> now = new TreeSet<>();
    found.forEach((change, often) -> now.add(change + " " + often));
    Set<String> listed = new TreeSet<>();
    for (String line : Files.readAllLines(survivorsFile())) {
      if (line.contains(" | ")) {
        listed.add(line.substring(0, line.indexOf(" | ")));
      }
    }
    now.stream()
        .filter(s -> !listed.contains(s))
        .forEach(s -> System.out.println("  not in " + survivorsFile() + ": " + s));
    listed.stream()
        .filter(s -> !now.contains(s))
        .forEach(s -> System.out.println("  noticed, or not as often: " + s));
    return now.equals(listed);
  }

  private Path survivorsFile() {
    return module.resolve("mutation-survivors.txt");
  }

  private List<Guard> guards() throws IOException {
    List<Guard> guards = new ArrayList<>();
    for (String file :
        mutations.stream().map(Mutation::file).collect(Collectors.toCollection(TreeSet::new))) {
      String source = Files.readString(module.resolve("src/main/java").resolve(file), UTF_8);
      List<Mutation> ofFile = mutations.stream().filter(m -> m.file.equals(file)).toList();
      for (Condition condition : conditions(source)) {
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
        mutation.noticed(),
        testName(mutation));
  }

  private static String line(String source, int number) {
    return source.split("\n", -1)[number - 1].strip();
  }

  /** The operands are compiled in their order, one jump for each. */
  private static List<Guard> guards(Condition condition, List<Mutation> mutations) {
    List<Guard> guards = new ArrayList<>();
    List<Mutation> removed =
        mutations.stream().filter(m -> m.removesConditional() && condition.includes(m)).toList();
    for (String place :
        removed.stream()
            .map(Mutation::place)
            .collect(Collectors.toCollection(LinkedHashSet::new))) {
      List<Mutation> here = removed.stream().filter(m -> m.place().equals(place)).toList();
      List<Integer> jumps = here.stream().map(Mutation::index).distinct().sorted().toList();
      boolean each = jumps.size() == condition.operands.size();
      for (Mutation mutation : here) {
        Operand operand = condition.operands.get(each ? jumps.indexOf(mutation.index) : 0);
        boolean jumpTaken = mutation.mutator.endsWith("ELSE");
        if (jumpTaken == (operand.valueWhenRemoved == operand.jumpsWhenTrue)) {
          String all =
              condition.operands.stream().map(Operand::text).collect(Collectors.joining(", "));
          guards.add(guard(mutation, each ? operand.text : "one of: " + all));
        }
      }
    }
    return guards;
  }

  private static List<Condition> conditions(String source) {
    List<Condition> conditions = new ArrayList<>();
    Matcher matcher = IF.matcher(source);
    while (matcher.find()) {
      int end = closing(source, matcher.start(1));
      if (REFUSAL.matcher(source).region(end + 1, source.length()).lookingAt()) {
        conditions.add(condition(source, matcher.end(1), end, false));
      }
    }
    matcher = RETURN.matcher(source);
    while (matcher.find()) {
      if (!matcher.group(1).contains("||") && !matcher.group(1).contains("->")) {
        conditions.add(condition(source, matcher.start(1), matcher.end(1), true));
      }
    }
    return conditions;
  }

  private static Condition condition(String source, int start, int end, boolean valueWhenRemoved) {
    List<Operand> operands = new ArrayList<>();
    addOperands(
        source.substring(start, end).replaceAll("\\s+", " "), false, valueWhenRemoved, operands);
    return new Condition(lineOf(source, start), lineOf(source, end), operands);
  }

  private static int lineOf(String source, int position) {
    return 1 + (int) source.substring(0, position).chars().filter(c -> c == '\n').count();
  }

  /** As javac compiles a condition: what decides early jumps, the last operand falls through. */
  private static void addOperands(
      String text, boolean jumpsWhenTrue, boolean removed, List<Operand> operands) {
    text = text.strip();
    for (String operator : List.of("||", "&&")) {
      int last = lastAtTop(text, operator);
      if (last >= 0) {
        addOperands(text.substring(0, last), operator.equals("||"), removed, operands);
        addOperands(text.substring(last + 2), jumpsWhenTrue, removed, operands);
        return;
      }
    }
    if (text.startsWith("!")) {
      int first = operands.size();
      addOperands(text.substring(1), !jumpsWhenTrue, !removed, operands);
      if (operands.size() == first + 1) {
        Operand only = operands.remove(first);
        operands.add(new Operand(text, only.jumpsWhenTrue, only.valueWhenRemoved));
      }
    } else if (text.startsWith("(") && closing(text, 0) == text.length() - 1) {
      addOperands(text.substring(1, text.length() - 1), jumpsWhenTrue, removed, operands);
    } else {
      operands.add(new Operand(text, jumpsWhenTrue, removed));
    }
  }

  private static int lastAtTop(String text, String operator) {
    int found = -1;
    for (int i = 0; i < text.length(); i = next(text, i)) {
      if (text.startsWith(operator, i)) {
        found = i;
      }
    }
    return found;
  }

  /** The position after this character, or after the parenthesis or literal that begins here. */
  private static int next(String text, int i) {
    return switch (text.charAt(i)) {
      case '(' -> closing(text, i) + 1;
      case '"', '\'' -> endOfLiteral(text, i) + 1;
      default -> i + 1;
    };
  }

  private static int closing(String text, int open) {
    int i = open + 1;
    while (text.charAt(i) != ')') {
      i = next(text, i);
    }
    return i;
  }

  private static int endOfLiteral(String text, int start) {
    int i = start + 1;
    while (text.charAt(i) != text.charAt(start)) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
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
