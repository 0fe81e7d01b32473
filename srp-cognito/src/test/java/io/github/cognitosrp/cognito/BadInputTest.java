package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.testing.BadInputs;
import io.github.cognitosrp.testing.GeneratedTexts;
import io.github.cognitosrp.testing.TextInput;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code bad-input.txt} lists is refused as it says, before any arithmetic. */
class BadInputTest {
  private static final int GENERATED = 100_000;

  private static final List<TextInput> INPUTS =
      Stream.of(
              TextInputs.ofUsersChallenges(),
              TextInputs.ofDevicesChallenges(),
              TextInputs.ofCalls())
          .flatMap(List::stream)
          .toList();

  /** Each row with each input of that name: two kinds of challenges share most of theirs. */
  static Stream<Arguments> rows() {
    return BadInputs.of(BadInputTest.class).stream()
        .flatMap(row ->
            INPUTS.stream()
                .filter(input -> input.name().equals(row.input()))
                .map(input -> Arguments.of(row, input)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isRefused(BadInputs.Row row, TextInput input) {
    row.check(input);
  }

  @Test
  void eachInputIsInTheTableAndTakesAValidText() {
    List<String> names = INPUTS.stream().map(TextInput::name).distinct().toList();
    assertThat(BadInputs.of(BadInputTest.class))
        .hasSizeGreaterThan(150)
        .extracting(BadInputs.Row::input)
        .containsAll(names)
        .allMatch(names::contains);
    assertThat(INPUTS).allMatch(input -> input.refusal(input.valid()) == null);
  }

  @Test
  void generatedTextsAreTakenOrRefusedWithoutBeingShown() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    GeneratedTexts.check(INPUTS, GENERATED, seed);
  }
}
