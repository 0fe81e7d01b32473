package io.github.cognitosrp.modpow.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When code that is measured again and again counts as compiled. */
class SettlingTest {
  @Test
  void moreThanAnEighthLessThanTheBestIsAGain() {
    Settling settling = new Settling();
    assertThat(settling.isGain(800)).isTrue();
    assertThat(settling.isGain(700)).as("an eighth less").isFalse();
    assertThat(settling.isGain(612)).as("more than an eighth less than 700").isTrue();
    assertThat(settling.isGain(1_000)).isFalse();
    assertThat(settling.isGain(600)).as("less than an eighth below 612").isFalse();
  }
}
