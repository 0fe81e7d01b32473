package io.github.cognitosrp.testing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * 64 megabytes for every argument that takes text or bytes, and for every member of one that takes
 * a map, a list or an array of texts. In a JVM with {@link #options} there is room for one of these
 * values and for no copy of it.
 */
public final class HugeArguments {
  private static final int BYTES = 64 << 20;
  private static final int MAX_MESSAGE = 200;

  /**
   * A minus sign, a digit, a letter, a separator, one character that has two bytes, and what begins
   * with a space or a prefix: without these the rest is a copy.
   */
  private static final List<String> FILLS = List.of("-", "0", "x", ":", "\u0436", " x", "u|");

  private HugeArguments() {}

  /** Of the small JVM. G1 splits the heap into regions, and may find no room even for one value. */
  public static String[] options() {
    return new String[] {"-Xmx128m", "-XX:+UseSerialGC"};
  }

  /** A text of 64 megabytes. */
  public static String text(char fill) {
    return text(String.valueOf(fill));
  }

  private static String text(String fill) {
    int characters = fill.charAt(0) < 0x100 ? BYTES : BYTES / Character.BYTES;
    return fill.repeat(characters / fill.length());
  }

  /**
   * Offers them, and reports a line for each: {@code refused} for an error of one of these classes
   * that is short and holds no value, {@code taken}, or else what was thrown.
   */
  public static void offer(
      Consumer<String> report, List<PublicApi.Argument> arguments, Class<?>... refusals) {
    for (String fill : FILLS) {
      offer(report, text(fill), " of " + fill, arguments, refusals);
      char[] chars = new char[BYTES / Character.BYTES];
      for (int i = 0; i < chars.length; i++) {
        chars[i] = fill.charAt(i % fill.length());
      }
      offer(report, chars, " of " + fill, arguments, refusals);
    }
    offer(report, new byte[BYTES], "", arguments, refusals);
  }

  private static void offer(
      Consumer<String> report,
      Object huge,
      String fill,
      List<PublicApi.Argument> arguments,
      Class<?>... refusals) {
    for (PublicApi.Argument argument : arguments) {
      values(argument, huge)
          .forEach((member, value) ->
              report.accept(
                  argument + member + fill + ": " + outcome(() -> argument.call(value), refusals)));
    }
  }

  /** What the argument takes, by the name of the member that is huge. */
  private static Map<String, Object> values(PublicApi.Argument argument, Object huge) {
    Class<?> type = argument.type();
    if (type == huge.getClass()) {
      return Map.of("", huge);
    }
    if (!(huge instanceof String text)) {
      return Map.of();
    }
    return switch (type.getSimpleName()) {
      case "CharSequence" -> Map.of("", text);
      case "String[]" -> Map.of(" element", new String[] {text});
      case "List", "Collection" -> Map.of(" element", List.of(text));
      case "Set" -> Map.of(" element", Set.of(text));
      case "Map" -> maps((Map<?, ?>) argument.samples().valid(Map.class, argument.name()), text);
      default -> Map.of();
    };
  }

  private static Map<String, Object> maps(Map<?, ?> valid, String text) {
    Map<String, Object> maps = new LinkedHashMap<>();
    for (Object key : valid.isEmpty() ? Set.of("value") : valid.keySet()) {
      maps.put(" " + key, changed(valid, key, text));
    }
    maps.put(" name", changed(valid, text, "value"));
    return maps;
  }

  private static Map<Object, Object> changed(Map<?, ?> valid, Object key, String value) {
    Map<Object, Object> changed = new HashMap<>(valid);
    changed.put(key, value);
    return changed;
  }

  /** Something that a test does with a huge value. */
  public interface Work {
    void run() throws Throwable;
  }

  /** What came of it, as {@link #offer} prints it. */
  public static String outcome(Work work, Class<?>... refusals) {
    try {
      work.run();
      return "taken";
    } catch (Throwable thrown) {
      boolean isRefusal = Arrays.stream(refusals).anyMatch(type -> type.isInstance(thrown));
      String message = String.valueOf(thrown.getMessage());
      return isRefusal && message.length() < MAX_MESSAGE && !holdsValue(message)
          ? "refused"
          : thrown.getClass().getName()
              + " "
              + message.substring(0, Math.min(message.length(), MAX_MESSAGE));
    }
  }

  private static boolean holdsValue(String message) {
    return FILLS.stream().anyMatch(fill -> message.contains(fill.repeat(8)));
  }
}
