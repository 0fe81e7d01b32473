package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentBitsTest {
  /** Windows read a few bits above the topmost. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 255, 256, 511})
  void bitsAreThoseOfTheNumberAndZeroAboveThem(int length) {
    BigInteger exponent = new BigInteger(length, new Random(length));
    try (ExponentBits bits = new ExponentBits(exponent, length)) {
      for (int position = 0; position < length + 100; position++) {
        assertThat(bits.bit(position)).isEqualTo(exponent.testBit(position) ? 1 : 0);
      }
    }
  }
}
