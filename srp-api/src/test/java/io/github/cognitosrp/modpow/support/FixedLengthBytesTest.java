package io.github.cognitosrp.modpow.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cognitosrp.modpow.spi.Operands;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Conversions are exact, and do the same work for every number of a public length. */
class FixedLengthBytesTest {
  private static final int LENGTH = 40;

  record Padded(BigInteger number, int length) {}

  @Provide
  Arbitrary<Padded> padded() {
    return Arbitraries.integers()
        .between(0, 70)
        .flatMap(length -> Operands.shaped(8 * length).map(number -> new Padded(number, length)));
  }

  @Property
  void bigEndianBytesAreTheNumberPaddedInFront(@ForAll("padded") Padded p) {
    byte[] bytes = FixedLengthBytes.bigEndian(p.number(), p.length());
    assertThat(bytes).hasSize(p.length());
    assertThat(new BigInteger(1, bytes)).isEqualTo(p.number());
    assertThat(FixedLengthBytes.toNumber(bytes)).isEqualTo(p.number());
  }

  @Property
  void littleEndianBytesAreTheSameInReverse(@ForAll("padded") Padded p) {
    byte[] reversed = FixedLengthBytes.littleEndian(p.number(), p.length());
    byte[] bytes = FixedLengthBytes.bigEndian(p.number(), p.length());
    assertThat(reversed).hasSize(p.length());
    for (int i = 0; i < bytes.length; i++) {
      assertThat(reversed[i]).isEqualTo(bytes[bytes.length - 1 - i]);
    }
  }

  /** The memory that a conversion takes is that of its steps, and shows if one is left out. */
  @Example
  void theNumbersOwnLengthDoesNotShowInTheMemoryThatConversionsTake() {
    List<BigInteger> numbers = new ArrayList<>();
    for (int bits = 64; bits <= 8 * LENGTH; bits += 64) {
      numbers.add(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    }
    assertThat(numbers)
        .extracting(number -> allocated(n -> FixedLengthBytes.bigEndian(n, LENGTH), number))
        .containsOnly(allocated(n -> FixedLengthBytes.bigEndian(n, LENGTH), BigInteger.TEN));
    assertThat(numbers)
        .extracting(number -> allocated(n -> FixedLengthBytes.littleEndian(n, LENGTH), number))
        .containsOnly(allocated(n -> FixedLengthBytes.littleEndian(n, LENGTH), BigInteger.TEN));
    assertThat(numbers)
        .as("the measure itself: the JDK's own conversion")
        .extracting(number -> allocated(BigInteger::toByteArray, number))
        .doesNotHaveDuplicates();
  }

  /**
   * The JDK's own conversion looks for the first byte that is not zero. The bit above hides it; it
   * shows in the memory only, by what it takes more.
   */
  @Example
  void aNumberIsMadeWithABitAboveItsBytes() {
    for (int bits = 1; bits <= 8 * LENGTH; bits += 53) {
      byte[] bytes = FixedLengthBytes.bigEndian(BigInteger.ZERO.setBit(bits - 1), LENGTH);
      assertThat(allocated(FixedLengthBytes::toNumber, bytes))
          .isGreaterThan(allocated(own -> new BigInteger(1, own), bytes) + 2 * LENGTH);
    }
  }

  private static <T> long allocated(Function<T, ?> conversion, T argument) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      Object converted = conversion.apply(argument);
      long after = threads.getCurrentThreadAllocatedBytes();
      assertThat(converted).isNotNull();
      least = Math.min(least, after - before);
    }
    return least;
  }
}
