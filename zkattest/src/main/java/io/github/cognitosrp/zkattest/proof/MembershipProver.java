package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@link MembershipProof}. The place in the list is secret: all values are read whatever it
 * is, and its bits are used as numbers, never as conditions.
 */
final class MembershipProver {
  private final Pedersen pedersen;
  private final SecureRandom random;

  MembershipProver(Pedersen pedersen, SecureRandom random) {
    this.pedersen = pedersen;
    this.random = random;
  }

  /**
   * Proves that the key's value is at a place of the list.
   *
   * @param values 2^n of them
   * @param place from 0 to 2^n − 1; {@code values.get(place)} is the key's value
   */
  MembershipProof prove(Commitment key, List<FieldElement> values, int place) {
    int depth = Integer.numberOfTrailingZeros(values.size());
    List<Commitment> bits = new ArrayList<>();
    List<Commitment> masks = new ArrayList<>();
    List<Commitment> products = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      Commitment bit = pedersen.commit(Pedersen.SCALARS.ofBit(place >>> i), random);
      Commitment mask = pedersen.commit(Pedersen.SCALARS.random(random), random);
      bits.add(bit);
      masks.add(mask);
      products.add(pedersen.commit(bit.value().times(mask.value()), random));
    }
    List<Commitment> rest = new ArrayList<>();
    for (FieldElement coefficient : restPolynomial(key.value(), values, bits, masks)) {
      rest.add(pedersen.commit(coefficient, random));
    }
    List<TomPoint> cl = points(bits);
    List<TomPoint> ca = points(masks);
    List<TomPoint> cb = points(products);
    List<TomPoint> cd = points(rest);
    FieldElement x = MembershipProof.challenge(cl, ca, cb, cd);
    List<FieldElement> f = new ArrayList<>();
    List<FieldElement> za = new ArrayList<>();
    List<FieldElement> zb = new ArrayList<>();
    FieldElement zd = Pedersen.SCALARS.zero();
    FieldElement power = Pedersen.SCALARS.one();
    for (int i = 0; i < depth; i++) {
      Commitment bit = bits.get(i);
      Commitment mask = masks.get(i);
      f.add(bit.value().times(x).plus(mask.value()));
      za.add(bit.blinding().times(x).plus(mask.blinding()));
      zb.add(bit.blinding().times(x.minus(f.get(i))).plus(products.get(i).blinding()));
      zd = zd.minus(rest.get(i).blinding().times(power));
      power = power.times(x);
    }
    return new MembershipProof(cl, ca, cb, cd, f, za, zb, zd.plus(key.blinding().times(power)));
  }

  private static List<TomPoint> points(List<Commitment> commitments) {
    return TomCurve.CURVE.normalised(commitments.stream().map(Commitment::point).toList());
  }

  /**
   * The n coefficients of the polynomial in w that sums (key − value) · ∏ (bit·w + mask, or w minus
   * that) over all places. Its degree is below n, because the one product of degree n has the
   * factor zero; so its values at 0 … n − 1 determine it.
   */
  private static List<FieldElement> restPolynomial(
      FieldElement key, List<FieldElement> values, List<Commitment> bits, List<Commitment> masks) {
    List<FieldElement> differences = values.stream().map(key::minus).toList();
    List<FieldElement> samples = new ArrayList<>();
    for (int i = 0; i < bits.size(); i++) {
      FieldElement w = Pedersen.SCALARS.of(i);
      List<FieldElement> ones = new ArrayList<>();
      for (int j = 0; j < bits.size(); j++) {
        ones.add(bits.get(j).value().times(w).plus(masks.get(j).value()));
      }
      samples.add(MembershipProof.weightedSum(differences, ones, w));
    }
    return Interpolation.coefficients(samples);
  }
}
