package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;

class ScalarKernelTest extends KernelContractTest {
  ScalarKernelTest() {
    super(KernelKind.SCALAR, 16_384);
  }

  /** Sixteen digits of 24 bits are the least that the kernel takes at a time. */
  @Example
  void numbersHaveNoMoreDigitsThanTheyNeed() {
    for (int multiple = 1; multiple < 5; multiple++) {
      int bits = multiple * 16 * Radix24.DIGIT_BITS;
      assertThat(Radix24.layout(bits).digits()).isEqualTo(16 * multiple);
      assertThat(Radix24.layout(bits + 1).digits()).isEqualTo(16 * multiple + 16);
    }
  }
}
