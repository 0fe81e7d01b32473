package io.github.cognitosrp.ifma;

import java.util.ArrayList;
import java.util.List;

/** The product of two numbers: every row has the two halves of bᵢ times every vector of a. */
final class Multiplication implements Product {

  @Override
  public String name() {
    return "multiply";
  }

  @Override
  public void prepare(Assembler code) {
    for (int v = 0; v < WorkspaceLayout.VECTORS; v++) {
      code.emit(Op.VMOVDQA64, Registers.FACTOR.get(v), Registers.NUMBER.get(v));
    }
  }

  @Override
  public List<Term> terms(int row) {
    List<Term> terms = new ArrayList<>();
    for (int v = 0; v < WorkspaceLayout.VECTORS; v++) {
      terms.add(new Term(v, Op.VPMADD52LUQ, Registers.FACTOR.get(v)));
      terms.add(new Term(v + 1, Op.VPMADD52HUQ, Registers.FACTOR.get(v)));
    }
    return terms;
  }
}
