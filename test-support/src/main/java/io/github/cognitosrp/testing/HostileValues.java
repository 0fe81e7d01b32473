package io.github.cognitosrp.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Values that nobody expects, and what an error that refuses one must look like. */
public final class HostileValues {
  /** In most hostile texts, so that a message that repeats one is seen. */
  public static final String MARK = "qZ7kVx";

  /** Empty, blank, with invisible or unpaired characters, and long. */
  public static final List<String> TEXTS =
      List.of(
          "",
          " ",
          MARK,
          " " + MARK,
          MARK + "\n",
          MARK + "\0",
          "\u202e" + MARK,
          "\ufeff" + MARK,
          MARK + "\ud83d",
          "e\u0301" + MARK,
          "\ud83d\ude00" + MARK,
          MARK + "_" + MARK,
          "eu-west-1_" + MARK + "/../",
          MARK.repeat(1_000),
          MARK.repeat(100_000));

  private static final int MAX_MESSAGE = 200;

  private HostileValues() {}

  /** Hostile values of a type; none if there are none of it here. */
  public static List<?> of(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> TEXTS;
      case "char[]" -> TEXTS.stream().map(String::toCharArray).toList();
      case "byte[]" -> List.of(new byte[0], new byte[31], new byte[33], new byte[1_000_000]);
      case "int" -> List.of(Integer.MIN_VALUE, -1, 0, 1, 7, Integer.MAX_VALUE);
      default -> List.of();
    };
  }

  /** A refusal names the argument, is short, and holds no value. */
  public static void checkMessage(Throwable refusal, String name) {
    assertThat(refusal.getMessage())
        .hasSizeLessThan(MAX_MESSAGE)
        .contains(name)
        .doesNotContain(MARK);
    assertThat(refusal.getCause()).isNull();
  }
}
