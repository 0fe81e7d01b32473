package io.github.cognitosrp.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of texts that are refused, {@code bad-input.txt} beside a test. A line {@code input:
 * Error: message} begins a block; the lines that follow it are texts, as parts in Java's notation
 * joined by {@code +}, such as {@code "-" + "f" * 257} for a minus sign and 257 times an f.
 */
public final class BadInputs {
  private static final Pattern HEADING = Pattern.compile("([\\w -]+): (\\w+): (.+)");
  private static final Pattern PART = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(?: \\* (\\d+))?");

  /**
   * One text.
   *
   * @param input the name of a {@link TextInput}
   * @param source the text as the table has it
   * @param error the simple name of the class of the exception
   */
  public record Row(String input, String source, String text, String error, String message) {
    /** The input refuses the text as the table says. */
    public void check(TextInput into) {
      Throwable refusal = into.refusal(text);
      assertThat(refusal).hasMessage(message).hasNoCause();
      assertThat(refusal.getClass().getSimpleName()).isEqualTo(error);
      assertThat(into.allowed().test(text)).isFalse();
    }

    @Override
    public String toString() {
      return input + " " + source;
    }
  }

  private BadInputs() {}

  /** The table's rows. */
  public static List<Row> of(Class<?> beside) {
    try (InputStream table = beside.getResourceAsStream("bad-input.txt")) {
      return rows(new String(table.readAllBytes(), UTF_8).lines().toList());
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
  }

  private static List<Row> rows(List<String> lines) {
    List<Row> rows = new ArrayList<>();
    Matcher heading = HEADING.matcher("");
    for (String line : lines) {
      if (line.startsWith("\"")) {
        rows.add(new Row(heading.group(1), line, text(line), heading.group(2), heading.group(3)));
      } else if (!line.isEmpty() && !line.startsWith("#") && !heading.reset(line).matches()) {
        throw new AssertionError("neither a heading nor a text: " + line);
      }
    }
    return rows;
  }

  private static String text(String line) {
    StringBuilder text = new StringBuilder();
    Matcher part = PART.matcher(line);
    int end = 0;
    while (part.find(end) && part.start() == (end == 0 ? 0 : end + " + ".length())) {
      int times = part.group(2) == null ? 1 : Integer.parseInt(part.group(2));
      text.append(unescaped(part.group(1)).repeat(times));
      end = part.end();
      if (end == line.length()) {
        return text.toString();
      }
    }
    throw new AssertionError("not a text: " + line);
  }

  /** Java's escapes, and those of UTF-16 units, which {@code translateEscapes} leaves out. */
  private static String unescaped(String text) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(text)
        .replaceAll(unit ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(unit.group(1), 16))))
        .translateEscapes();
  }
}
