package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.FixedBaseTable;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.PrimeField;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import io.github.cognitosrp.zkattest.proof.SignatureProof.Committed;
import java.security.SecureRandom;
import java.util.List;

/**
 * Checks any number of proofs of one setup at once: everything that must hold, in every round of
 * every proof, becomes one sum for each curve. Not thread-safe; used once.
 */
public final class SignatureVerifier {
  private static final PrimeField SCALARS = P256.CURVE.scalarField();

  private final Setup setup;
  private final Relations<P256Point> nist;
  private final Relations<TomPoint> tom;
  private boolean refused;

  /**
   * Begins.
   *
   * @param random for the weights, which whoever made the proofs must not foresee
   */
  public SignatureVerifier(Setup setup, SecureRandom random) {
    this.setup = setup;
    this.nist = new Relations<>(P256.CURVE, random);
    this.tom = new Relations<>(TomCurve.CURVE, random);
  }

  /**
   * Adds a proof.
   *
   * @param hash the first 256 bits of the message's hash, modulo the order of P-256
   * @param values 2^n x-coordinates, where n is the depth of the proof's membership part
   */
  public void add(FieldElement hash, List<FieldElement> values, SignatureProof proof) {
    FieldElement r = SCALARS.reduce(proof.r().x().toBytes());
    if (r.isZero() || proof.rounds().size() != setup.rounds()) {
      refused = true;
      return;
    }
    P256Point q = Setup.NIST_G.times(hash.times(r.inverse()));
    proof.membership().addTo(tom, setup.pedersen(), proof.keyX(), values);
    FixedBaseTable<P256Point> multiplesOfR = new FixedBaseTable<>(proof.r());
    List<Committed> committed =
        proof.rounds().stream()
            .map(round -> new Committed(round.a(), round.tx(), round.ty()))
            .toList();
    Challenge challenge = SignatureProof.challenge(proof.keyX(), proof.keyY(), committed);
    for (int i = 0; i < proof.rounds().size(); i++) {
      Round round = proof.rounds().get(i);
      if (round.response() instanceof Round.Opened opened && challenge.bit(i)) {
        addOpened(round, opened, multiplesOfR);
      } else if (round.response() instanceof Round.Linked linked && !challenge.bit(i)) {
        addLinked(round, linked, multiplesOfR, q, proof);
      } else {
        refused = true;
      }
    }
  }

  /** Whether all proofs are right. */
  public boolean accepts() {
    return !refused && nist.hold() && tom.hold();
  }

  /** A = α·R + β1·h, and Tx and Ty commit to the coordinates of α·R. */
  private void addOpened(Round round, Round.Opened opened, FixedBaseTable<P256Point> multiplesOfR) {
    P256Point t = multiplesOfR.times(opened.alpha());
    if (t.isIdentity()) {
      refused = true;
      return;
    }
    nist.begin().plus(multiplesOfR.base(), opened.alpha());
    nist.plus(setup.nistH().base(), opened.beta1()).minus(round.a());
    P256Point affine = P256.CURVE.normalised(t);
    TomPoint g = setup.pedersen().g();
    TomPoint h = setup.pedersen().h();
    tom.begin().plus(g, affine.x()).plus(h, opened.beta2()).minus(round.tx());
    tom.begin().plus(g, affine.y()).plus(h, opened.beta3()).minus(round.ty());
  }

  /** A = z·R + comS1 + z2·h, and T's coordinates are those of (z·R + Q) + key. */
  private void addLinked(
      Round round,
      Round.Linked linked,
      FixedBaseTable<P256Point> multiplesOfR,
      P256Point q,
      SignatureProof proof) {
    P256Point t1 = multiplesOfR.times(linked.z()).plus(q);
    if (t1.isIdentity()) {
      refused = true;
      return;
    }
    nist.begin().plus(multiplesOfR.base(), linked.z()).plus(proof.comS1());
    nist.plus(setup.nistH().base(), linked.z2()).minus(round.a());
    P256Point affine = P256.CURVE.normalised(t1);
    PointSumProof.Public first =
        new PointSumProof.Public(
            setup.pedersen().point(affine.x(), linked.r1()),
            setup.pedersen().point(affine.y(), linked.r2()));
    PointSumProof.Public key = new PointSumProof.Public(proof.keyX(), proof.keyY());
    PointSumProof.Public sum = new PointSumProof.Public(round.tx(), round.ty());
    linked.proof().addTo(tom, setup.pedersen(), first, key, sum);
  }
}
