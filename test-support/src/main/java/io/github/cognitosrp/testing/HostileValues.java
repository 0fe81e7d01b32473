package io.github.cognitosrp.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

  /** Maps of texts that hold something else, as raw types allow. */
  public static final List<Map<?, ?>> MAPS =
      List.of(
          Collections.singletonMap(null, MARK),
          Collections.singletonMap(MARK, null),
          Map.of(1, MARK),
          Map.of(MARK, 1));

  /** Before 1970, after the year 9999, at the ends of the time line, no time, and a failure. */
  public static final List<Clock> CLOCKS =
      Stream.concat(Stream.of(noTime(), failing()), wrongTimes()).toList();

  private static Stream<Clock> wrongTimes() {
    return Stream.of(
            Instant.MIN,
            Instant.ofEpochMilli(Long.MIN_VALUE),
            Instant.parse("1969-12-31T23:59:59Z"),
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Instant.MAX)
        .map(time -> Clock.fixed(time, ZoneOffset.UTC));
  }

  private static Clock noTime() {
    return clock(() -> null);
  }

  private static Clock failing() {
    return clock(() -> {
      throw new UnsupportedOperationException(MARK);
    });
  }

  /** A clock that asks for its time, and stays what it is in every zone. */
  public static Clock clock(Supplier<Instant> time) {
    return new Clock() {
      @Override
      public Instant instant() {
        return time.get();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

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
