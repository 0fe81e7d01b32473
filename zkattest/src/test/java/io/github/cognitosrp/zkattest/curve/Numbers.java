package io.github.cognitosrp.zkattest.curve;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Numbers for properties: any, and those at the edges of the fields and of their digits. */
public final class Numbers {
  private static final BigInteger TWO_TO_260 = BigInteger.ONE.shiftLeft(260);

  private Numbers() {}

  /** From 0 to 2^260, with the edges more often. */
  public static Arbitrary<BigInteger> any() {
    return Arbitraries.oneOf(
        Arbitraries.bigIntegers().between(BigInteger.ZERO, TWO_TO_260),
        Arbitraries.integers()
            .between(0, 5)
            .flatMap(digit ->
                Arbitraries.integers()
                    .between(-2, 2)
                    .map(offset ->
                        BigInteger.ONE
                            .shiftLeft(52 * digit)
                            .add(BigInteger.valueOf(offset))
                            .max(BigInteger.ZERO))),
        Arbitraries.of(P256.CURVE, TomCurve.CURVE)
            .flatMap(curve ->
                Arbitraries.integers()
                    .between(-3, 3)
                    .map(offset -> curve.baseField().modulus().add(BigInteger.valueOf(offset)))));
  }
}
