import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition of the source that decides about a refusal. */
record Condition(int firstLine, int lastLine, List<Operand> operands) {
  private static final Pattern LITERAL_OR_COMMENT =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])+'|//[^\n]*|/\\*.*?\\*/",
          Pattern.DOTALL);
  private static final Pattern IF = Pattern.compile("\\bif (\\()");
  private static final Pattern RETURN = Pattern.compile("\\breturn ([^;{}?]*);");
  private static final Pattern REFUSAL =
      Pattern.compile("\\s*\\{?\\s*(throw\\b|return (false|null|Optional\\.empty\\(\\));)");

  /**
   * One operand of a condition: whether its jump is taken when it is true, and its value where the
   * check is taken out.
   */
  record Operand(String text, boolean jumpsWhenTrue, boolean valueWhenRemoved) {}

  boolean includes(int line) {
    return firstLine <= line && line <= lastLine;
  }

  static List<Condition> allOf(String source) {
    // No word, bracket or semicolon of a comment or a literal counts.
    String code = blank(source, true);
    String text = blank(source, false);
    List<Condition> conditions = new ArrayList<>();
    Matcher matcher = IF.matcher(code);
    while (matcher.find()) {
      int end = closing(code, matcher.start(1));
      if (REFUSAL.matcher(code).region(end + 1, code.length()).lookingAt()) {
        conditions.add(condition(text, matcher.end(1), end, false));
      }
    }
    matcher = RETURN.matcher(code);
    while (matcher.find()) {
      if (!matcher.group(1).contains("||") && !matcher.group(1).contains("->")) {
        conditions.add(condition(text, matcher.start(1), matcher.end(1), true));
      }
    }
    return conditions;
  }

  /** With spaces in place of comments, and also of literals. */
  private static String blank(String source, boolean literals) {
    return LITERAL_OR_COMMENT
        .matcher(source)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                literals || found.group().startsWith("/")
                    ? found.group().replaceAll("\\S", " ")
                    : found.group()));
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
}
