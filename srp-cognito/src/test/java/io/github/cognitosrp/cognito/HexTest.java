package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The digits are those of {@link BigInteger}, in both directions. */
class HexTest {

  @Property
  void writesAndReadsAsBigIntegerDoes(@ForAll BigInteger any) {
    for (BigInteger number : new BigInteger[] {any.abs(), any.abs().shiftLeft(3_000)}) {
      String digits = number.toString(16);
      assertThat(Hex.of(number)).isEqualTo(digits);
      assertThat(Hex.number(digits, 0)).isEqualTo(number);
      assertThat(Hex.number("-000" + digits.toUpperCase(Locale.ROOT), 1)).isEqualTo(number);
    }
  }

  @Property
  void takesWhatThePatternTakes(@ForAll String text) {
    for (String candidate : new String[] {text, "a0F" + text, "٣", "ａ", "-1", "+1", "0x1", " 1"}) {
      assertThat(Hex.isHex(candidate, 0, 5)).isEqualTo(candidate.matches("[0-9a-fA-F]{1,5}"));
      assertThat(Hex.isHex("-" + candidate, 1, 5)).isEqualTo(Hex.isHex(candidate, 0, 5));
    }
  }

  @Example
  void theLengthIsBounded() {
    assertThat(Hex.isHex("12345", 0, 5)).isTrue();
    assertThat(Hex.isHex("123456", 0, 5)).isFalse();
    assertThat(Hex.isHex("", 0, 5)).isFalse();
  }
}
