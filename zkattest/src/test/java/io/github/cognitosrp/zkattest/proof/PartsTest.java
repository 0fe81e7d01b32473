package io.github.cognitosrp.zkattest.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cognitosrp.zkattest.curve.CurvePoint;
import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.HashToCurve;
import io.github.cognitosrp.zkattest.curve.Numbers;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The parts of a proof by an honest prover: commitments add up, and all parts are accepted. */
class PartsTest {
  static final SecureRandom RANDOM = new SecureRandom();
  static final Pedersen PEDERSEN =
      new Pedersen(HashToCurve.point(TomCurve.CURVE, "tests of the parts"));

  static Relations<TomPoint> relations() {
    return new Relations<>(TomCurve.CURVE, RANDOM);
  }

  static Commitment commit(FieldElement value) {
    return PEDERSEN.commit(value, RANDOM);
  }

  static Commitment commit(BigInteger value) {
    return commit(Pedersen.SCALARS.of(value));
  }

  static TomPoint affine(Commitment commitment) {
    return TomCurve.CURVE.normalised(commitment.point());
  }

  static PointSumProof.Secret commit(P256Point point) {
    P256Point affine = P256.CURVE.normalised(point);
    return new PointSumProof.Secret(commit(affine.x()), commit(affine.y()));
  }

  static PointSumProof.Public published(PointSumProof.Secret secret) {
    return new PointSumProof.Public(secret.x().point(), secret.y().point());
  }

  static P256Point nistMultiple(BigInteger times) {
    return P256.CURVE.multiple(P256.CURVE.generator(), times.add(BigInteger.ONE));
  }

  static List<FieldElement> memberValues(int count) {
    List<FieldElement> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(Pedersen.SCALARS.of(1000 + i));
    }
    return values;
  }

  @Provide
  Arbitrary<BigInteger> numbers() {
    return Numbers.any();
  }

  @Property(tries = 30)
  void theSumOfCommitmentsCommitsToTheSum(
      @ForAll("numbers") BigInteger a, @ForAll("numbers") BigInteger b) {
    Commitment sum = commit(a).plus(commit(b));
    assertThat(sum.value()).isEqualTo(Pedersen.SCALARS.of(a.add(b)));
    assertThat(opens(sum)).isTrue();
    Commitment difference = commit(a).minus(commit(b));
    assertThat(difference.value()).isEqualTo(Pedersen.SCALARS.of(a.subtract(b)));
    assertThat(opens(difference)).isTrue();
  }

  @Property(tries = 30)
  void aMultipleOfACommitmentCommitsToTheMultiple(
      @ForAll("numbers") BigInteger a, @ForAll("numbers") BigInteger factor) {
    Commitment commitment = commit(a);
    FieldElement times = Pedersen.SCALARS.of(factor);
    Commitment product = commitment.times(times, PEDERSEN);
    assertThat(product.value()).isEqualTo(Pedersen.SCALARS.of(a.multiply(factor)));
    TomPoint expected = TomCurve.CURVE.multiple(commitment.point(), times.toBigInteger());
    assertThat(product.point().isSamePointAs(expected)).isTrue();
  }

  private static boolean opens(Commitment commitment) {
    TomPoint opened = PEDERSEN.point(commitment.value(), commitment.blinding());
    return opened.isSamePointAs(commitment.point());
  }

  @Example
  void twoCommitmentsToOneValueDiffer() {
    assertThat(affine(commit(BigInteger.TEN))).isNotEqualTo(affine(commit(BigInteger.TEN)));
  }

  @Property(tries = 30)
  void aProductIsAccepted(@ForAll("numbers") BigInteger a, @ForAll("numbers") BigInteger b) {
    Commitment x = commit(a);
    Commitment y = commit(b);
    Commitment z = commit(x.value().times(y.value()));
    Relations<TomPoint> relations = relations();
    ProductProof.prove(PEDERSEN, x, y, z, RANDOM)
        .addTo(relations, PEDERSEN, affine(x), affine(y), affine(z));
    assertThat(relations.hold()).isTrue();
  }

  @Property(tries = 30)
  void equalValuesAreAccepted(@ForAll("numbers") BigInteger a) {
    Commitment first = commit(a);
    Commitment second = commit(a);
    Relations<TomPoint> relations = relations();
    EqualityProof.prove(PEDERSEN, first, second, RANDOM)
        .addTo(relations, PEDERSEN, affine(first), affine(second));
    assertThat(relations.hold()).isTrue();
  }

  @Property(tries = 20)
  void aSumOfPointsIsAccepted(@ForAll("numbers") BigInteger a, @ForAll("numbers") BigInteger b) {
    P256Point first = nistMultiple(a);
    P256Point second = nistMultiple(a.add(b).add(BigInteger.ONE));
    PointSumProof.Secret x = commit(first);
    PointSumProof.Secret y = commit(second);
    PointSumProof.Secret sum = commit(first.plus(second));
    Relations<TomPoint> relations = relations();
    PointSumProof.prove(PEDERSEN, x, y, sum, RANDOM)
        .addTo(relations, PEDERSEN, published(x), published(y), published(sum));
    assertThat(relations.hold()).isTrue();
  }

  @Property(tries = 20)
  void aMemberAtEveryPlaceIsAccepted(
      @ForAll @IntRange(max = 6) int depth, @ForAll @IntRange(max = 63) int seed) {
    List<FieldElement> values = memberValues(1 << depth);
    int place = seed % values.size();
    Commitment key = commit(values.get(place));
    Relations<TomPoint> relations = relations();
    new MembershipProver(PEDERSEN, RANDOM)
        .prove(key, values, place)
        .addTo(relations, PEDERSEN, key.point(), values);
    assertThat(relations.hold()).isTrue();
  }

  @Property(tries = 50)
  void interpolationFindsThePolynomial(
      @ForAll @IntRange(max = 17) int degree, @ForAll("numbers") BigInteger seed) {
    List<FieldElement> coefficients = new ArrayList<>();
    for (int i = 0; i < degree; i++) {
      coefficients.add(Pedersen.SCALARS.of(seed.pow(i + 1)));
    }
    List<FieldElement> values = new ArrayList<>();
    for (int at = 0; at < degree; at++) {
      FieldElement value = Pedersen.SCALARS.zero();
      for (int i = degree - 1; i >= 0; i--) {
        value = value.times(Pedersen.SCALARS.of(at)).plus(coefficients.get(i));
      }
      values.add(value);
    }
    assertThat(Interpolation.coefficients(values)).isEqualTo(coefficients);
  }

  @Example
  void relationsHoldTogetherOrNotAtAll() {
    TomPoint g = PEDERSEN.g();
    FieldElement two = Pedersen.SCALARS.of(2);
    Relations<TomPoint> relations = relations();
    relations.begin().plus(g, two).minus(g).minus(g);
    assertThat(relations.hold()).isTrue();
    // Two wrong ones that would cancel each other without weights.
    relations.begin().plus(g);
    relations.begin().minus(g);
    assertThat(relations.hold()).isFalse();
  }

  @Example
  void aPointOfSmallOrderMakesNoDifferenceToARelation() {
    FieldElement zero = TomCurve.CURVE.baseField().zero();
    FieldElement one = TomCurve.CURVE.baseField().one();
    Relations<TomPoint> relations = relations();
    relations.begin().plus(TomCurve.CURVE.point(zero, one.negated()));
    assertThat(relations.hold()).isTrue();
  }

  /** The first ten bytes of SHA-256; the lowest bit is the first round's. */
  @Example
  void theRoundsChallengeIsTheHashOfAllTheirPoints() throws NoSuchAlgorithmException {
    List<TomPoint> tom = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tom.add(affine(commit(BigInteger.valueOf(i))));
    }
    P256Point a = P256.CURVE.normalised(nistMultiple(BigInteger.TEN));
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (CurvePoint<?> point : List.of(tom.get(0), tom.get(1), a, tom.get(2), tom.get(3))) {
      int digits = point == a ? 64 : 66;
      String x = point.x().toBigInteger().toString(16);
      String y = point.y().toBigInteger().toString(16);
      String hex = "04" + "0".repeat(digits - x.length()) + x;
      sha256.update(HexFormat.of().parseHex(hex + "0".repeat(digits - y.length()) + y));
    }
    BigInteger expected = new BigInteger(1, Arrays.copyOf(sha256.digest(), 10));

    Challenge challenge =
        SignatureProof.challenge(
            tom.get(0),
            tom.get(1),
            List.of(new SignatureProof.Committed(a, tom.get(2), tom.get(3))));

    assertThat(challenge.in(Pedersen.SCALARS).toBigInteger()).isEqualTo(expected);
    for (int i = 0; i < 80; i++) {
      assertThat(challenge.bit(i)).as("bit %d", i).isEqualTo(expected.testBit(i));
    }
  }

  @Example
  void aChallengeIsOfNormalisedPointsOnly() {
    TomPoint doubled = PEDERSEN.g().plus(PEDERSEN.g());
    assertThatIllegalArgumentException().isThrownBy(() -> Challenge.of(List.of(doubled)));
  }
}
