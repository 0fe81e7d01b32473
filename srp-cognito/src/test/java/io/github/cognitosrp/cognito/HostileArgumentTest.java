package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an argument holds, a call either takes it or refuses it with an error that callers can
 * catch, that names the argument, and that does not repeat its value.
 */
@Tag("slow")
class HostileArgumentTest {
  /** In every hostile text, so that a message that repeats one is seen. */
  private static final String MARK = "qZ7kVx";

  private static final List<String> TEXTS =
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

  static Stream<PublicApi.Argument> arguments() throws IOException {
    return PublicApi.arguments().stream().filter(argument -> !hostile(argument).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("arguments")
  void isTakenOrRefusedByItsName(PublicApi.Argument argument) {
    for (Object value : hostile(argument)) {
      Throwable refusal = catchThrowable(() -> argument.call(value));
      if (refusal != null) {
        assertThat(refusal).isInstanceOf(InvalidInputException.class);
        says(refusal, argument.name());
      }
    }
  }

  static Stream<PublicApi.Argument> parameters() throws IOException {
    return PublicApi.arguments().stream().filter(argument -> argument.type() == Map.class);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void parametersOfAChallengeAreTakenOrRefusedByTheirNames(PublicApi.Argument argument) {
    Map<String, String> valid = Samples.parameters(Samples.server(1));
    int refusals = 0;
    for (String name : valid.keySet()) {
      List<String> values = new ArrayList<>(TEXTS);
      values.add(null);
      for (String value : values) {
        Map<String, String> changed = new HashMap<>(valid);
        changed.put(name, value);
        Throwable refusal = catchThrowable(() -> argument.call(changed));
        if (refusal != null) {
          refusals++;
          assertThat(refusal).isInstanceOf(InvalidChallengeException.class);
          says(refusal, name);
        }
      }
    }
    assertThat(refusals).isGreaterThan(TEXTS.size());
    assertThat(catchThrowable(() -> argument.call(Map.of())))
        .isInstanceOf(InvalidChallengeException.class);
  }

  private static void says(Throwable refusal, String name) {
    assertThat(refusal.getMessage()).hasSizeLessThan(200).contains(name).doesNotContain(MARK);
    assertThat(refusal.getCause()).isNull();
  }

  private static List<?> hostile(PublicApi.Argument argument) {
    return switch (argument.type().getSimpleName()) {
      case "String" -> TEXTS;
      case "char[]" -> TEXTS.stream().map(String::toCharArray).toList();
      case "byte[]" -> List.of(new byte[0], new byte[31], new byte[33], new byte[1_000_000]);
      case "int" -> List.of(Integer.MIN_VALUE, -1, 0, 1, 7, Integer.MAX_VALUE);
      default -> List.of();
    };
  }
}
