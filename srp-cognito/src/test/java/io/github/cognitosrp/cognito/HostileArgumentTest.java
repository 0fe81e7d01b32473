package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.testing.HostileValues;
import io.github.cognitosrp.testing.PublicApi;
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
  static Stream<PublicApi.Argument> arguments() throws Exception {
    return ValidArguments.arguments().stream()
        .filter(argument -> !HostileValues.of(argument.type()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("arguments")
  void isTakenOrRefusedByItsName(PublicApi.Argument argument) {
    for (Object value : HostileValues.of(argument.type())) {
      Throwable refusal = catchThrowable(() -> argument.call(value));
      if (refusal != null) {
        assertThat(refusal).isInstanceOf(InvalidInputException.class);
        HostileValues.checkMessage(refusal, argument.name());
      }
    }
  }

  static Stream<PublicApi.Argument> parameters() throws Exception {
    return ValidArguments.arguments().stream().filter(argument -> argument.type() == Map.class);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void parametersOfAChallengeAreTakenOrRefusedByTheirNames(PublicApi.Argument argument) {
    Map<String, String> valid = Samples.parameters(Samples.server(1));
    int refusals = 0;
    for (String name : valid.keySet()) {
      List<String> values = new ArrayList<>(HostileValues.TEXTS);
      values.add(null);
      for (String value : values) {
        Map<String, String> changed = new HashMap<>(valid);
        changed.put(name, value);
        Throwable refusal = catchThrowable(() -> argument.call(changed));
        if (refusal != null) {
          refusals++;
          assertThat(refusal).isInstanceOf(InvalidChallengeException.class);
          HostileValues.checkMessage(refusal, name);
        }
      }
    }
    assertThat(refusals).isGreaterThan(HostileValues.TEXTS.size());
    assertThat(catchThrowable(() -> argument.call(Map.of())))
        .isInstanceOf(InvalidChallengeException.class);
  }
}
