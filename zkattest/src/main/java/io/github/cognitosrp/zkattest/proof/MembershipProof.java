package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a commitment's value is one of a public list: Groth and Kohlweiss, "One-out-of-many
 * proofs" (EUROCRYPT 2015). The list has 2^n values; cl commits to the n bits of the place, ca and
 * cb prove that they are bits, cd holds the coefficients of the polynomial that is left. Names as
 * in the JSON.
 *
 * @param cl n points
 * @param ca n points
 * @param cb n points
 * @param cd n points
 * @param f n scalars
 * @param za n scalars
 * @param zb n scalars
 * @param zd one scalar
 */
public record MembershipProof(
    List<TomPoint> cl,
    List<TomPoint> ca,
    List<TomPoint> cb,
    List<TomPoint> cd,
    List<FieldElement> f,
    List<FieldElement> za,
    List<FieldElement> zb,
    FieldElement zd) {

  /** n. */
  public int depth() {
    return cl.size();
  }

  /**
   * Adds what must hold.
   *
   * @param key the commitment
   * @param values 2^n of them
   */
  void addTo(
      Relations<TomPoint> relations, Pedersen pedersen, TomPoint key, List<FieldElement> values) {
    TomPoint g = pedersen.g();
    TomPoint h = pedersen.h();
    FieldElement x = challenge(cl, ca, cb, cd);
    for (int i = 0; i < depth(); i++) {
      FieldElement rest = x.minus(f.get(i));
      relations.begin().plus(cl.get(i), x).plus(ca.get(i));
      relations.minus(g, f.get(i)).minus(h, za.get(i));
      relations.begin().plus(cl.get(i), rest).plus(cb.get(i)).minus(h, zb.get(i));
    }
    relations.begin();
    FieldElement power = Pedersen.SCALARS.one();
    for (TomPoint point : cd) {
      relations.minus(point, power);
      power = power.times(x);
    }
    relations.plus(key, power).minus(g, weightedSum(values, f, x)).minus(h, zd);
  }

  static FieldElement challenge(
      List<TomPoint> cl, List<TomPoint> ca, List<TomPoint> cb, List<TomPoint> cd) {
    List<TomPoint> points = new ArrayList<>(cl);
    points.addAll(ca);
    points.addAll(cb);
    points.addAll(cd);
    return Challenge.of(points).in(Pedersen.SCALARS);
  }

  /**
   * The sum of all values, each times the product over all bits j of its place: ones[j] where the
   * bit is set, x − ones[j] where it is not.
   */
  static FieldElement weightedSum(
      List<FieldElement> values, List<FieldElement> ones, FieldElement x) {
    FieldElement[] products = new FieldElement[values.size()];
    products[0] = Pedersen.SCALARS.one();
    int count = 1;
    for (FieldElement one : ones) {
      FieldElement zero = x.minus(one);
      for (int i = 0; i < count; i++) {
        products[count + i] = products[i].times(one);
        products[i] = products[i].times(zero);
      }
      count *= 2;
    }
    FieldElement sum = Pedersen.SCALARS.zero();
    for (int i = 0; i < products.length; i++) {
      sum = sum.plus(values.get(i).times(products[i]));
    }
    return sum;
  }
}
