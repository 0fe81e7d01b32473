package io.github.cognitosrp.zkattest.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/** The laws of the two groups, P-256 against Bouncy Castle, and the ways to multiply. */
class CurveTest {
  private static final ECPoint BOUNCY_CASTLE = CustomNamedCurves.getByName("P-256").getG();

  @Provide
  Arbitrary<BigInteger> numbers() {
    return Numbers.any();
  }

  /** Multiples of the generator, points of small order, and sums of both. */
  @Provide
  Arbitrary<TomPoint> tomPoints() {
    return Numbers.any()
        .flatMap(times ->
            Arbitraries.of(smallOrder())
                .map(small ->
                    TomCurve.CURVE.multiple(TomCurve.CURVE.generator(), times).plus(small)));
  }

  @Provide
  Arbitrary<P256Point> nistPoints() {
    return Numbers.any().map(times -> P256.CURVE.multiple(P256.CURVE.generator(), times));
  }

  /** The multiples of a point of order 4: (x, 0), where a·x² = 1. */
  static List<TomPoint> smallOrder() {
    FieldElement zero = TomCurve.CURVE.baseField().zero();
    FieldElement x = TomCurve.A.inverse().rootCandidate();
    TomPoint point = TomCurve.CURVE.point(x, zero);
    assertThat(TomCurve.CURVE.contains(x, zero)).isTrue();
    return List.of(
        TomCurve.CURVE.identity(), point, point.plus(point), point.plus(point).plus(point));
  }

  @Property(tries = 200)
  void theTomCurvesPointsAreAGroup(
      @ForAll("tomPoints") TomPoint a,
      @ForAll("tomPoints") TomPoint b,
      @ForAll("tomPoints") TomPoint c) {
    groupLaws(a, b, c);
  }

  @Property(tries = 200)
  void thePointsOfP256AreAGroup(
      @ForAll("nistPoints") P256Point a,
      @ForAll("nistPoints") P256Point b,
      @ForAll("nistPoints") P256Point c) {
    groupLaws(a, b, c);
  }

  private static <P extends CurvePoint<P>> void groupLaws(P a, P b, P c) {
    P identity = a.curve().identity();
    assertThat(a.plus(b).isSamePointAs(b.plus(a))).isTrue();
    assertThat(a.plus(b).plus(c).isSamePointAs(a.plus(b.plus(c)))).isTrue();
    assertThat(a.plus(identity).isSamePointAs(a)).isTrue();
    assertThat(identity.plus(a).isSamePointAs(a)).isTrue();
    assertThat(a.plus(a.negated()).isIdentity()).isTrue();
    assertThat(a.minus(b).plus(b).isSamePointAs(a)).isTrue();
    P sum = a.plus(a).plus(b);
    if (!sum.z().isZero()) {
      P affine = a.curve().normalised(sum);
      assertThat(a.curve().contains(affine.x(), affine.y())).isTrue();
    }
  }

  @Example
  void theGeneratorsHaveTheOrderThatIsNamed() {
    ordersAreRight(P256.CURVE);
    ordersAreRight(TomCurve.CURVE);
    for (TomPoint point : smallOrder()) {
      assertThat(TomCurve.CURVE.multiple(point, BigInteger.valueOf(4)).isIdentity()).isTrue();
    }
  }

  private static <P extends CurvePoint<P>> void ordersAreRight(Curve<P> curve) {
    P generator = curve.generator();
    BigInteger order = curve.scalarField().modulus();
    assertThat(order.isProbablePrime(100)).isTrue();
    assertThat(curve.baseField().modulus().isProbablePrime(100)).isTrue();
    assertThat(curve.contains(generator.x(), generator.y())).isTrue();
    assertThat(curve.multiple(generator, order).isIdentity()).isTrue();
    assertThat(generator.isIdentity()).isFalse();
  }

  @Property(tries = 100)
  void multiplesOnP256AreBouncyCastles(@ForAll("numbers") BigInteger times) {
    FieldElement scalar = P256.CURVE.scalarField().of(times);
    P256Point product = new FixedBaseTable<>(P256.CURVE.generator()).times(scalar);
    ECPoint expected = BOUNCY_CASTLE.multiply(scalar.toBigInteger()).normalize();
    assertThat(product.isIdentity()).isEqualTo(expected.isInfinity());
    if (!product.isIdentity()) {
      P256Point affine = P256.CURVE.normalised(product);
      assertThat(affine.x().toBigInteger()).isEqualTo(expected.getAffineXCoord().toBigInteger());
      assertThat(affine.y().toBigInteger()).isEqualTo(expected.getAffineYCoord().toBigInteger());
    }
  }

  @Property(tries = 50)
  void aTableGivesTheMultiplesOfItsPoint(
      @ForAll("tomPoints") TomPoint base, @ForAll("numbers") BigInteger times) {
    FieldElement scalar = TomCurve.CURVE.scalarField().of(times);
    TomPoint expected = TomCurve.CURVE.multiple(base, scalar.toBigInteger());
    assertThat(new FixedBaseTable<>(base).times(scalar).isSamePointAs(expected)).isTrue();
  }

  @Example
  void aTableRefusesAScalarOfTheOtherCurve() {
    FixedBaseTable<P256Point> table = new FixedBaseTable<>(P256.CURVE.generator());
    FieldElement foreign = TomCurve.CURVE.scalarField().one();
    assertThatIllegalArgumentException().isThrownBy(() -> table.times(foreign));
  }

  /** Sizes on both sides of the bounds where the digits change their length. */
  @Property(tries = 10)
  void aSumOfMultiplesIsTheSumOfTheMultiples(
      @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 0) Integer> seeds,
      @ForAll("numbers") BigInteger factor) {
    for (int repeat : new int[] {1, 40, 600}) {
      MultiScalar<TomPoint> sum = new MultiScalar<>(TomCurve.CURVE);
      BigInteger logarithm = BigInteger.ZERO;
      for (int i = 0; i < Math.max(repeat, seeds.size()); i++) {
        BigInteger seed = BigInteger.valueOf((long) seeds.get(i % seeds.size()) + i);
        FieldElement scalar = TomCurve.CURVE.scalarField().of(factor.multiply(seed).add(seed));
        sum.add(TomCurve.CURVE.multiple(TomCurve.CURVE.generator(), seed), scalar);
        logarithm = logarithm.add(seed.multiply(scalar.toBigInteger()));
      }
      TomPoint expected = TomCurve.CURVE.multiple(TomCurve.CURVE.generator(), logarithm);
      assertThat(sum.sum().isSamePointAs(expected)).isTrue();
    }
  }

  @Example
  void anEmptySumIsTheIdentity() {
    assertThat(new MultiScalar<>(P256.CURVE).sum().isIdentity()).isTrue();
  }

  @Example
  void manyPointsAreNormalisedByOneInversion() {
    List<TomPoint> points = new ArrayList<>();
    TomPoint point = TomCurve.CURVE.generator();
    for (int i = 0; i < 20; i++) {
      point = point.plus(point).plus(TomCurve.CURVE.generator());
      points.add(point);
    }
    List<TomPoint> normalised = TomCurve.CURVE.normalised(points);
    for (int i = 0; i < points.size(); i++) {
      assertThat(normalised.get(i).z()).isEqualTo(TomCurve.CURVE.baseField().one());
      assertThat(normalised.get(i).isSamePointAs(points.get(i))).isTrue();
    }
  }

  @Example
  void thePointAtInfinityHasNoAffineCoordinates() {
    List<P256Point> points = List.of(P256.CURVE.generator(), P256.CURVE.identity());
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> P256.CURVE.normalised(points));
  }
}
