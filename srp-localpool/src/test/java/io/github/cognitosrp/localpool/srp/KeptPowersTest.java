package io.github.cognitosrp.localpool.srp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The table of powers gives what {@code modPow} gives. */
class FreshPowersTest {
  @Test
  void powersAreTheSameBeforeAndAfterThereIsATable() {
    checkAll();
    for (int i = 0; i < FreshPowers.WORTH_A_TABLE; i++) {
      FreshPowers.times(BigInteger.ONE, new byte[FreshPowers.BYTES]);
    }
    checkAll();
  }

  private static void checkAll() {
    BigInteger factor = SrpMath.N.subtract(BigInteger.TWO);
    for (byte[] exponent : exponents()) {
      BigInteger power = SrpMath.G.modPow(new BigInteger(1, exponent), SrpMath.N);
      assertThat(FreshPowers.times(factor, exponent))
          .as(HexFormat.of().formatHex(exponent))
          .isEqualTo(factor.multiply(power).mod(SrpMath.N));
    }
  }

  /** Each byte alone with its least and greatest values, all together, and some by chance. */
  private static List<byte[]> exponents() {
    List<byte[]> all = new ArrayList<>();
    all.add(new byte[FreshPowers.BYTES]);
    all.add(HexFormat.of().parseHex("ffffffffffffffff"));
    for (int i = 0; i < FreshPowers.BYTES; i++) {
      for (int value : new int[] {0x01, 0x7f, 0x80, 0xff}) {
        byte[] exponent = new byte[FreshPowers.BYTES];
        exponent[i] = (byte) value;
        all.add(exponent);
      }
    }
    Random random = new Random(20261128);
    for (int i = 0; i < 20; i++) {
      byte[] exponent = new byte[FreshPowers.BYTES];
      random.nextBytes(exponent);
      all.add(exponent);
    }
    return all;
  }
}
