package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.FixedBaseTable;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.PrimeField;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.proof.SignatureProof.Committed;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@link SignatureProof}. The key, its place in the list, s1 and all random numbers are
 * used in a time that does not depend on them; R and the rounds' bits are public.
 */
public final class SignatureProver {
  private static final PrimeField SCALARS = P256.CURVE.scalarField();

  private final Setup setup;
  private final SecureRandom random;

  /** Makes proofs for one setup. */
  public SignatureProver(Setup setup, SecureRandom random) {
    this.setup = setup;
    this.random = random;
  }

  /**
   * A signature and the hash that it is of, modulo the order of P-256.
   *
   * @param r not zero
   * @param s not zero
   * @param hash the first 256 bits
   */
  public record Signature(FieldElement r, FieldElement s, FieldElement hash) {}

  /** One round's secrets: T = α·R with Z = 1, and A = T + β·h. */
  private record Secret(
      FieldElement alpha, FieldElement beta, P256Point a, Commitment tx, Commitment ty) {}

  /**
   * Proves that the signature is by the key, and the key's x in the list.
   *
   * @param values 2^n x-coordinates
   * @param place of the key's x among them
   * @throws IllegalArgumentException if the signature is not by this key
   */
  public SignatureProof prove(
      Signature signature, P256Point key, List<FieldElement> values, int place) {
    FieldElement s1 = signature.s.times(signature.r.inverse());
    P256Point bigR = bigR(signature, key);
    FixedBaseTable<P256Point> multiplesOfR = new FixedBaseTable<>(bigR);
    P256Point q = Setup.NIST_G.times(signature.hash.times(signature.r.inverse()));
    FieldElement rho = SCALARS.random(random);
    P256Point comS1 = multiplesOfR.times(s1).plus(setup.nistH().times(rho));
    Commitment keyX = commit(key.x());
    Commitment keyY = commit(key.y());
    List<Secret> secrets = secrets(multiplesOfR);
    List<Committed> committed =
        secrets.stream().map(s -> new Committed(s.a, s.tx.point(), s.ty.point())).toList();
    Challenge challenge = SignatureProof.challenge(keyX.point(), keyY.point(), committed);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < secrets.size(); i++) {
      Secret secret = secrets.get(i);
      Round.Response response =
          challenge.bit(i)
              ? new Round.Opened(
                  secret.alpha, secret.beta, secret.tx.blinding(), secret.ty.blinding())
              : linked(secret, s1, rho, multiplesOfR, q, new PointSumProof.Secret(keyX, keyY));
      rounds.add(new Round(secret.a, secret.tx.point(), secret.ty.point(), response));
    }
    return new SignatureProof(
        bigR,
        P256.CURVE.normalised(comS1),
        keyX.point(),
        keyY.point(),
        List.copyOf(rounds),
        new MembershipProver(setup.pedersen(), random).prove(keyX, values, place));
  }

  /** The whole point whose x the signature's r is: R = (hash/s)·G + (r/s)·key. */
  private static P256Point bigR(Signature signature, P256Point key) {
    FieldElement sInverse = signature.s.inverse();
    P256Point sum =
        Setup.NIST_G
            .times(signature.hash.times(sInverse))
            .plus(new FixedBaseTable<>(key).times(signature.r.times(sInverse)));
    if (sum.isIdentity()) {
      throw new IllegalArgumentException("signature is not by this key");
    }
    P256Point bigR = P256.CURVE.normalised(sum);
    if (!SCALARS.reduce(bigR.x().toBytes()).equals(signature.r)) {
      throw new IllegalArgumentException("signature is not by this key");
    }
    return bigR;
  }

  private Commitment commit(FieldElement value) {
    Commitment commitment = setup.pedersen().commit(value, random);
    return commitment.withPoint(TomCurve.CURVE.normalised(commitment.point()));
  }

  private List<Secret> secrets(FixedBaseTable<P256Point> multiplesOfR) {
    List<Secret> secrets = new ArrayList<>();
    for (int i = 0; i < setup.rounds(); i++) {
      FieldElement alpha = SCALARS.random(random);
      FieldElement beta = SCALARS.random(random);
      P256Point t = multiplesOfR.times(alpha);
      List<P256Point> points = P256.CURVE.normalised(List.of(t, t.plus(setup.nistH().times(beta))));
      P256Point affine = points.get(0);
      secrets.add(new Secret(alpha, beta, points.get(1), commit(affine.x()), commit(affine.y())));
    }
    return secrets;
  }

  private Round.Linked linked(
      Secret secret,
      FieldElement s1,
      FieldElement rho,
      FixedBaseTable<P256Point> multiplesOfR,
      P256Point q,
      PointSumProof.Secret key) {
    FieldElement z = secret.alpha.minus(s1);
    P256Point t1 = P256.CURVE.normalised(multiplesOfR.times(z).plus(q));
    PointSumProof.Secret first = new PointSumProof.Secret(commit(t1.x()), commit(t1.y()));
    PointSumProof.Secret sum = new PointSumProof.Secret(secret.tx, secret.ty);
    return new Round.Linked(
        z,
        secret.beta.minus(rho),
        PointSumProof.prove(setup.pedersen(), first, key, sum, random),
        first.x().blinding(),
        first.y().blinding());
  }
}
