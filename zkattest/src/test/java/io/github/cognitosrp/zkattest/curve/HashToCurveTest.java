package io.github.cognitosrp.zkattest.curve;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HashToCurveTest {
  @Property(tries = 20)
  void aTextGivesAPointOfTheGeneratorsSubgroup(@ForAll String text) {
    isOfTheSubgroup(P256.CURVE, text);
    isOfTheSubgroup(TomCurve.CURVE, text);
  }

  private static <P extends CurvePoint<P>> void isOfTheSubgroup(Curve<P> curve, String text) {
    P point = HashToCurve.point(curve, text);
    assertThat(curve.contains(point.x(), point.y())).isTrue();
    assertThat(point.isIdentity()).isFalse();
    assertThat(curve.multiple(point, curve.scalarField().modulus()).isIdentity()).isTrue();
  }

  @Example
  void anotherTextGivesAnotherPoint() {
    assertThat(HashToCurve.point(P256.CURVE, "a"))
        .isEqualTo(HashToCurve.point(P256.CURVE, "a"))
        .isNotEqualTo(HashToCurve.point(P256.CURVE, "b"));
  }

  /** Computed by a script of its own, in Python, from the description in the class comment. */
  @Example
  void thePointsOfATextAreAlwaysTheSame() {
    assertThat(HashToCurve.point(P256.CURVE, "example").x().toBigInteger().toString(16))
        .isEqualTo("9008c2426c5e51e9a213f7a56f503807ecbd340edf10993e191a81c36fdd02da");
    assertThat(HashToCurve.point(TomCurve.CURVE, "example").y().toBigInteger().toString(16))
        .isEqualTo("1cb13f1cfc11f68220701303fb8be51a8324fea31120c52f00694fb8f02561ab");
  }
}
