package io.github.cognitosrp.zkattest.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.SecureRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The three fields compute what {@code BigInteger} does. */
class PrimeFieldTest {
  @Provide
  Arbitrary<BigInteger> numbers() {
    return Numbers.any();
  }

  @Provide
  Arbitrary<PrimeField> fields() {
    return Arbitraries.of(
        P256.CURVE.baseField(), P256.CURVE.scalarField(), TomCurve.CURVE.baseField());
  }

  @Property(tries = 2000)
  void sumsDifferencesAndProductsAreRight(
      @ForAll("fields") PrimeField field,
      @ForAll("numbers") BigInteger a,
      @ForAll("numbers") BigInteger b) {
    BigInteger p = field.modulus();
    assertThat(field.of(a).plus(field.of(b)).toBigInteger()).isEqualTo(a.add(b).mod(p));
    assertThat(field.of(a).minus(field.of(b)).toBigInteger()).isEqualTo(a.subtract(b).mod(p));
    assertThat(field.of(a).times(field.of(b)).toBigInteger()).isEqualTo(a.multiply(b).mod(p));
    assertThat(field.of(a).negated().toBigInteger()).isEqualTo(a.negate().mod(p));
    assertThat(field.of(a).equals(field.of(b))).isEqualTo(a.mod(p).equals(b.mod(p)));
  }

  @Property(tries = 200)
  void aNumberTimesItsInverseIsOne(
      @ForAll("fields") PrimeField field, @ForAll("numbers") BigInteger a) {
    FieldElement number = field.of(a);
    FieldElement expected = number.isZero() ? field.zero() : field.one();
    assertThat(number.times(number.inverse())).isEqualTo(expected);
  }

  @Property(tries = 500)
  void bytesOfAnyLengthAreReduced(
      @ForAll("fields") PrimeField field, @ForAll @Size(max = 64) byte[] bytes) {
    BigInteger number = new BigInteger(1, bytes);
    assertThat(field.reduce(bytes).toBigInteger()).isEqualTo(number.mod(field.modulus()));
  }

  @Property(tries = 500)
  void bytesAreBigEndianWithLeadingZeros(
      @ForAll("fields") PrimeField field, @ForAll("numbers") BigInteger a) {
    FieldElement number = field.of(a);
    assertThat(number.toBytes()).hasSize(field.bytes());
    assertThat(field.reduce(number.toBytes())).isEqualTo(number);
  }

  @Example
  void aSecretBitBecomesZeroOrOne() {
    PrimeField field = P256.CURVE.baseField();
    assertThat(field.ofBit(0)).isEqualTo(field.zero());
    assertThat(field.ofBit(1)).isEqualTo(field.one());
    assertThat(field.ofBit(6)).isEqualTo(field.zero());
  }

  @Example
  void numbersOfTwoFieldsDoNotMix() {
    FieldElement one = P256.CURVE.baseField().one();
    FieldElement other = P256.CURVE.scalarField().one();
    assertThatIllegalArgumentException().isThrownBy(() -> one.plus(other));
    assertThatIllegalArgumentException().isThrownBy(() -> one.minus(other));
    assertThatIllegalArgumentException().isThrownBy(() -> one.times(other));
    assertThat(one).isNotEqualTo(other);
  }

  @Example
  void randomNumbersDiffer() {
    PrimeField field = TomCurve.CURVE.baseField();
    SecureRandom random = new SecureRandom();
    assertThat(field.random(random)).isNotEqualTo(field.random(random));
  }
}
