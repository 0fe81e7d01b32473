package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.PrimeField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lagrange's interpolation at 0, 1, 2 … */
final class Interpolation {
  private Interpolation() {}

  /**
   * The coefficients, lowest first, of the polynomial of degree below n that has these values.
   *
   * @param values at 0 … n − 1
   */
  static List<FieldElement> coefficients(List<FieldElement> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    PrimeField field = values.get(0).field();
    List<FieldElement> sum = new ArrayList<>(Collections.nCopies(values.size(), field.zero()));
    for (int i = 0; i < values.size(); i++) {
      List<FieldElement> basis = List.of(field.one());
      FieldElement denominator = field.one();
      for (int k = 0; k < values.size(); k++) {
        if (k != i) {
          basis = timesLinear(basis, field.of(k));
          denominator = denominator.times(field.of((long) i - k));
        }
      }
      FieldElement factor = values.get(i).times(denominator.inverse());
      for (int k = 0; k < basis.size(); k++) {
        sum.set(k, sum.get(k).plus(basis.get(k).times(factor)));
      }
    }
    return sum;
  }

  /** The polynomial times (X − root). */
  private static List<FieldElement> timesLinear(List<FieldElement> polynomial, FieldElement root) {
    List<FieldElement> product = new ArrayList<>();
    product.add(polynomial.get(0).times(root).negated());
    for (int k = 1; k < polynomial.size(); k++) {
      product.add(polynomial.get(k - 1).minus(polynomial.get(k).times(root)));
    }
    product.add(polynomial.get(polynomial.size() - 1));
    return product;
  }
}
