package io.github.cognitosrp.zkattest.proof;

import static io.github.cognitosrp.zkattest.proof.PartsTest.PEDERSEN;
import static io.github.cognitosrp.zkattest.proof.PartsTest.RANDOM;
import static io.github.cognitosrp.zkattest.proof.PartsTest.affine;
import static io.github.cognitosrp.zkattest.proof.PartsTest.commit;
import static io.github.cognitosrp.zkattest.proof.PartsTest.memberValues;
import static io.github.cognitosrp.zkattest.proof.PartsTest.nistMultiple;
import static io.github.cognitosrp.zkattest.proof.PartsTest.published;
import static io.github.cognitosrp.zkattest.proof.PartsTest.relations;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Provers who do all they can for a statement that is false. Each part of the proof refuses them.
 */
class CheatingProverTest {
  @Provide
  Arbitrary<BigInteger> differences() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.ONE, Pedersen.SCALARS.modulus().subtract(BigInteger.ONE));
  }

  @Provide
  Arbitrary<BigInteger> numbers() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.ZERO, Pedersen.SCALARS.modulus().subtract(BigInteger.ONE));
  }

  private static boolean accepts(ProductProof proof, Commitment x, Commitment y, Commitment z) {
    Relations<TomPoint> relations = relations();
    proof.addTo(relations, PEDERSEN, affine(x), affine(y), affine(z));
    return relations.hold();
  }

  private static boolean provenWith(Commitment x, Commitment y, Commitment z) {
    return accepts(ProductProof.prove(PEDERSEN, x, y, z, RANDOM), x, y, z);
  }

  private static boolean provenWithC4(Commitment x, Commitment y, Commitment z, Commitment c4) {
    return accepts(ProductProof.prove(PEDERSEN, x, y, z, c4, RANDOM), x, y, z);
  }

  @Property(tries = 20)
  void aWrongProductIsRefused(
      @ForAll("numbers") BigInteger a,
      @ForAll("numbers") BigInteger b,
      @ForAll("differences") BigInteger difference) {
    Commitment x = commit(a);
    Commitment y = commit(b);
    Commitment z = commit(a.multiply(b).add(difference));
    assertThat(provenWith(x, y, z)).isFalse();
  }

  /** Provers who open one commitment as another number, and are honest otherwise. */
  @Property(tries = 20)
  void aProductOfAnotherOpeningIsRefused(
      @ForAll("numbers") BigInteger a,
      @ForAll("numbers") BigInteger b,
      @ForAll("differences") BigInteger difference) {
    Commitment x = commit(a);
    Commitment y = commit(b);
    Commitment product = commit(a.multiply(b));
    Commitment productOfOtherX = commit(a.add(difference).multiply(b));
    Commitment wrongZ = commit(a.multiply(b).add(difference));
    assertThat(provenWith(openedAs(x, difference), y, productOfOtherX)).isFalse();
    assertThat(provenWith(x, openedAs(y, difference), product)).isFalse();
    assertThat(provenWith(x, y, openedAs(wrongZ, difference.negate()))).isFalse();
    assertThat(provenWith(x, y, product)).isTrue();
  }

  private static Commitment openedAs(Commitment commitment, BigInteger difference) {
    FieldElement value =
        commitment.value().plus(Pedersen.SCALARS.of(difference.mod(Pedersen.SCALARS.modulus())));
    return new Commitment(commitment.point(), value, commitment.blinding());
  }

  /** A C4 that commits to the wrong z satisfies four of the five relations; the fifth finds it. */
  @Property(tries = 20)
  void aProductWhoseC4CommitsToTheWrongNumberIsRefused(
      @ForAll("numbers") BigInteger a,
      @ForAll("numbers") BigInteger b,
      @ForAll("differences") BigInteger difference) {
    Commitment x = commit(a);
    Commitment y = commit(b);
    Commitment z = commit(a.multiply(b).add(difference));
    assertThat(provenWithC4(x, y, z, commit(z.value()))).isFalse();
    Commitment right = commit(a.multiply(b));
    assertThat(provenWithC4(x, y, right, y.times(x.value(), PEDERSEN))).isTrue();
  }

  @Property(tries = 20)
  void aProductProofForAnotherFactorIsRefused(
      @ForAll("numbers") BigInteger a,
      @ForAll("numbers") BigInteger b,
      @ForAll("differences") BigInteger difference) {
    Commitment x = commit(a);
    Commitment y = commit(b);
    Commitment z = commit(a.add(difference).multiply(b.add(BigInteger.ONE)));
    Commitment other = commit(a.add(difference));
    Commitment factor = commit(b.add(BigInteger.ONE));
    ProductProof right = ProductProof.prove(PEDERSEN, other, factor, z, RANDOM);
    assertThat(accepts(right, other, factor, z)).isTrue();
    assertThat(accepts(right, x, factor, z)).isFalse();
    assertThat(accepts(right, other, y, z)).isFalse();
  }

  /** Whoever could choose the challenge could prove anything; it is a hash, so nobody can. */
  @Property(tries = 20)
  void aProductProofForAChallengeOfTheProversChoiceIsRefused(
      @ForAll("numbers") BigInteger a, @ForAll("numbers") BigInteger b) {
    Commitment x = commit(a);
    Commitment y = commit(b);
    Commitment z = commit(a.multiply(b).add(BigInteger.ONE));
    FieldElement c = Pedersen.SCALARS.random(RANDOM);
    TomPoint c4 = affine(commit(a.multiply(b).add(BigInteger.ONE)));
    List<FieldElement> t = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      t.add(Pedersen.SCALARS.random(RANDOM));
    }
    List<TomPoint> shown =
        TomCurve.CURVE.normalised(
            List.of(
                PEDERSEN.point(t.get(0), t.get(3)).plus(times(x.point(), c)),
                PEDERSEN.point(t.get(1), t.get(4)).plus(times(y.point(), c)),
                PEDERSEN.point(t.get(2), t.get(5)).plus(times(z.point(), c)),
                PEDERSEN.point(t.get(2), t.get(6)).plus(times(c4, c)),
                times(y.point(), t.get(0)).plus(times(c4, c))));
    ProductProof simulated =
        new ProductProof(
            c4,
            shown.get(0),
            shown.get(1),
            shown.get(2),
            shown.get(3),
            shown.get(4),
            t.get(0),
            t.get(1),
            t.get(2),
            t.get(3),
            t.get(4),
            t.get(5),
            t.get(6));
    assertThat(accepts(simulated, x, y, z)).isFalse();
  }

  private static TomPoint times(TomPoint point, FieldElement factor) {
    return TomCurve.CURVE.multiple(point, factor.toBigInteger());
  }

  @Property(tries = 20)
  void differentValuesAreRefused(
      @ForAll("numbers") BigInteger a, @ForAll("differences") BigInteger difference) {
    Commitment first = commit(a);
    Commitment second = commit(a.add(difference));
    for (List<Commitment> order : List.of(List.of(first, second), List.of(second, first))) {
      EqualityProof proof = EqualityProof.prove(PEDERSEN, order.get(0), order.get(1), RANDOM);
      Relations<TomPoint> relations = relations();
      proof.addTo(relations, PEDERSEN, affine(order.get(0)), affine(order.get(1)));
      assertThat(relations.hold()).isFalse();
    }
  }

  @Property(tries = 20)
  void aWrongSumOfPointsIsRefused(
      @ForAll("numbers") BigInteger a,
      @ForAll("numbers") BigInteger b,
      @ForAll("differences") BigInteger difference) {
    P256Point first = nistMultiple(a);
    P256Point second = nistMultiple(b);
    P256Point wrong = first.plus(second).plus(nistMultiple(difference));
    Assume.that(!first.plus(second).isIdentity() && !wrong.isIdentity());
    assertThat(sumIsAccepted(commit(first), commit(second), commit(wrong))).isFalse();
    PointSumProof.Secret right = commit(first.plus(second));
    // Right in one coordinate only.
    PointSumProof.Secret wrongX = new PointSumProof.Secret(commit(difference), right.y());
    PointSumProof.Secret wrongY = new PointSumProof.Secret(right.x(), commit(difference));
    assertThat(sumIsAccepted(commit(first), commit(second), wrongX)).isFalse();
    assertThat(sumIsAccepted(commit(first), commit(second), wrongY)).isFalse();
  }

  /** With equal x there is no slope, and nothing to prove: else any sum could be claimed. */
  @Example
  void aSumOfAPointAndItselfOrItsNegativeIsRefused() {
    P256Point point = nistMultiple(BigInteger.TEN);
    P256Point any = nistMultiple(BigInteger.TWO);
    assertThat(sumIsAccepted(commit(point), commit(point), commit(point.plus(point)))).isFalse();
    assertThat(sumIsAccepted(commit(point), commit(point.negated()), commit(any))).isFalse();
  }

  private static boolean sumIsAccepted(
      PointSumProof.Secret first, PointSumProof.Secret second, PointSumProof.Secret sum) {
    Relations<TomPoint> relations = relations();
    PointSumProof.prove(PEDERSEN, first, second, sum, RANDOM)
        .addTo(relations, PEDERSEN, published(first), published(second), published(sum));
    return relations.hold();
  }

  @Property(tries = 20)
  void aKeyThatIsNotInTheListIsRefused(
      @ForAll @IntRange(max = 5) int depth,
      @ForAll @IntRange(max = 31) int seed,
      @ForAll("differences") BigInteger difference) {
    List<FieldElement> values = memberValues(1 << depth);
    int place = seed % values.size();
    FieldElement stranger = values.get(place).plus(Pedersen.SCALARS.of(difference));
    Assume.that(!values.contains(stranger));
    Commitment key = commit(stranger);
    Relations<TomPoint> relations = relations();
    new MembershipProver(PEDERSEN, RANDOM)
        .prove(key, values, place)
        .addTo(relations, PEDERSEN, key.point(), values);
    assertThat(relations.hold()).isFalse();
  }

  /** A "bit" of another value would weigh several members, and so reach what is no member. */
  @Property(tries = 20)
  void aBitThatIsNeitherZeroNorOneIsRefused(@ForAll("differences") BigInteger difference) {
    BigInteger bit = difference.add(BigInteger.ONE);
    List<FieldElement> values = memberValues(2);
    // bit·w + mask chooses value 1 "bit times" and value 0 "1 − bit times".
    FieldElement reached =
        values
            .get(1)
            .times(Pedersen.SCALARS.of(bit))
            .plus(values.get(0).times(Pedersen.SCALARS.of(BigInteger.ONE.subtract(bit))));
    boolean isBit = bit.mod(Pedersen.SCALARS.modulus()).bitLength() < 2;
    assertThat(membershipWithBit(commit(reached), values, Pedersen.SCALARS.of(bit)))
        .isEqualTo(isBit);
  }

  @Example
  void theSameProverIsAcceptedWithABit() {
    List<FieldElement> values = memberValues(2);
    assertThat(membershipWithBit(commit(values.get(1)), values, Pedersen.SCALARS.one())).isTrue();
    assertThat(membershipWithBit(commit(values.get(0)), values, Pedersen.SCALARS.zero())).isTrue();
  }

  /** The honest steps for depth 1, with a bit of any value. */
  private static boolean membershipWithBit(
      Commitment key, List<FieldElement> values, FieldElement bitValue) {
    Commitment bit = commit(bitValue);
    Commitment mask = commit(Pedersen.SCALARS.random(RANDOM));
    Commitment product = commit(bitValue.times(mask.value()));
    // At w = 0 the products are mask and −mask.
    FieldElement rest =
        key.value()
            .minus(values.get(1))
            .times(mask.value())
            .plus(key.value().minus(values.get(0)).times(mask.value().negated()));
    Commitment coefficient = commit(rest);
    List<TomPoint> cl = List.of(affine(bit));
    List<TomPoint> ca = List.of(affine(mask));
    List<TomPoint> cb = List.of(affine(product));
    List<TomPoint> cd = List.of(affine(coefficient));
    FieldElement x = MembershipProof.challenge(cl, ca, cb, cd);
    FieldElement f = bitValue.times(x).plus(mask.value());
    FieldElement za = bit.blinding().times(x).plus(mask.blinding());
    FieldElement zb = bit.blinding().times(x.minus(f)).plus(product.blinding());
    FieldElement zd = key.blinding().times(x).minus(coefficient.blinding());
    Relations<TomPoint> relations = relations();
    new MembershipProof(cl, ca, cb, cd, List.of(f), List.of(za), List.of(zb), zd)
        .addTo(relations, PEDERSEN, key.point(), values);
    return relations.hold();
  }
}
