package io.github.cognitosrp.zkattest.proof;

import static io.github.cognitosrp.zkattest.proof.PartsTest.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.HashToCurve;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.PrimeField;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.proof.SignatureProof.Committed;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Proofs of one round, tried until the challenge asks for what is shown: with ordinary points they
 * are accepted, with points that have no coordinates or no inverse they are refused.
 */
class DegeneratePointsTest {
  private static final PrimeField SCALARS = P256.CURVE.scalarField();
  private static final PrimeField COORDINATES = P256.CURVE.baseField();

  /** y of the point of P-256 whose x is 0: y² = b. */
  private static final FieldElement ROOT_OF_B =
      COORDINATES.of(
          new BigInteger("66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4", 16));

  private static final BigInteger LOGARITHM_OF_R = BigInteger.valueOf(815);
  private static final Setup SETUP =
      Setup.of(
          HashToCurve.point(P256.CURVE, "tests of points"),
          HashToCurve.point(TomCurve.CURVE, "tests of points"),
          1);

  /** That a challenge's bit is never the wanted one in as many tries has a chance of 2^-40. */
  private static final int TRIES = 40;

  private final FieldElement hash = SCALARS.of(BigInteger.TEN.pow(70));
  private final P256Point bigR = multiple(LOGARITHM_OF_R);
  private final P256Point comS1 = multiple(BigInteger.valueOf(2_445));
  private final P256Point key = multiple(BigInteger.valueOf(4_711));
  private final Commitment keyX = commit(key.x());
  private final Commitment keyY = commit(key.y());

  private static P256Point multiple(BigInteger times) {
    return P256.CURVE.normalised(P256.CURVE.multiple(P256.CURVE.generator(), times));
  }

  private static Commitment commit(FieldElement value) {
    Commitment commitment = SETUP.pedersen().commit(value, RANDOM);
    return commitment.withPoint(TomCurve.CURVE.normalised(commitment.point()));
  }

  private boolean isAccepted(P256Point r, Supplier<Round> rounds, boolean bit) {
    for (int i = 0; i < TRIES; i++) {
      Round round = rounds.get();
      Challenge challenge =
          SignatureProof.challenge(
              keyX.point(),
              keyY.point(),
              List.of(new Committed(round.a(), round.tx(), round.ty())));
      if (challenge.bit(0) == bit) {
        return accepts(r, List.of(round));
      }
    }
    throw new AssertionError("no challenge had the bit");
  }

  private boolean accepts(P256Point r, List<Round> rounds) {
    List<FieldElement> ring = List.of(key.x());
    MembershipProof membership =
        new MembershipProver(SETUP.pedersen(), RANDOM).prove(keyX, ring, 0);
    SignatureVerifier verifier = new SignatureVerifier(SETUP, RANDOM);
    verifier.add(
        hash, ring, new SignatureProof(r, comS1, keyX.point(), keyY.point(), rounds, membership));
    return verifier.accepts();
  }

  /** T = α·R, opened. */
  private static Round opened(P256Point r, FieldElement alpha) {
    P256Point t = P256.CURVE.multiple(r, alpha.toBigInteger());
    boolean hasCoordinates = !t.isIdentity();
    P256Point shown = hasCoordinates ? P256.CURVE.normalised(t) : r;
    Commitment x = commit(shown.x());
    Commitment y = commit(shown.y());
    FieldElement beta = SCALARS.random(RANDOM);
    P256Point a = P256.CURVE.normalised(t.plus(SETUP.nistH().times(beta)));
    return new Round(
        a, x.point(), y.point(), new Round.Opened(alpha, beta, x.blinding(), y.blinding()));
  }

  /** T is the key more than z·R + Q. */
  private Round linked(FieldElement z) {
    P256Point q = Setup.NIST_G.times(hash.times(SCALARS.reduce(bigR.x().toBytes()).inverse()));
    P256Point t1 = P256.CURVE.multiple(bigR, z.toBigInteger()).plus(q);
    P256Point shown = P256.CURVE.normalised(t1.isIdentity() ? bigR : t1);
    P256Point t = P256.CURVE.normalised(shown.plus(key));
    PointSumProof.Secret first = new PointSumProof.Secret(commit(shown.x()), commit(shown.y()));
    PointSumProof.Secret sum = new PointSumProof.Secret(commit(t.x()), commit(t.y()));
    PointSumProof proof =
        PointSumProof.prove(
            SETUP.pedersen(), first, new PointSumProof.Secret(keyX, keyY), sum, RANDOM);
    FieldElement z2 = SCALARS.random(RANDOM);
    P256Point a =
        P256.CURVE.multiple(bigR, z.toBigInteger()).plus(comS1).plus(SETUP.nistH().times(z2));
    Round.Linked answer =
        new Round.Linked(z, z2, proof, first.x().blinding(), first.y().blinding());
    return new Round(P256.CURVE.normalised(a), sum.x().point(), sum.y().point(), answer);
  }

  @Test
  void ordinaryPointsAreAccepted() {
    assertThat(isAccepted(bigR, () -> opened(bigR, SCALARS.random(RANDOM)), true)).isTrue();
    assertThat(isAccepted(bigR, () -> linked(SCALARS.random(RANDOM)), false)).isTrue();
  }

  /** Its x is no r of a signature: the equation would not depend on the hash. */
  @Test
  void anRWhoseXIsZeroIsRefused() {
    assertThat(P256.CURVE.contains(COORDINATES.zero(), ROOT_OF_B)).isTrue();
    P256Point zero = P256.CURVE.point(COORDINATES.zero(), ROOT_OF_B);
    assertThat(isAccepted(zero, () -> opened(zero, SCALARS.random(RANDOM)), true)).isFalse();
  }

  @Test
  void aMultipleOfRThatIsTheIdentityIsRefused() {
    assertThat(isAccepted(bigR, () -> opened(bigR, SCALARS.zero()), true)).isFalse();
  }

  @Test
  void aSumOfPointsThatBeginsAtTheIdentityIsRefused() {
    FieldElement r = SCALARS.reduce(bigR.x().toBytes());
    FieldElement logarithmOfQ = hash.times(r.inverse());
    FieldElement z = logarithmOfQ.times(SCALARS.of(LOGARITHM_OF_R).inverse()).negated();
    assertThat(isAccepted(bigR, () -> linked(z), false)).isFalse();
  }

  /** Nobody may choose how many rounds there are, whoever made the proof's object. */
  @Test
  void aProofWithoutTheSetupsRoundsIsRefused() {
    assertThat(accepts(bigR, List.of())).isFalse();
  }
}
