package io.github.cognitosrp.zkattest.proof;

import static io.github.cognitosrp.zkattest.proof.PartsTest.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.HashToCurve;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.PrimeField;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import io.github.cognitosrp.zkattest.proof.SignatureProof.Committed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whoever has no signature can prepare each round for one value of its bit, and fails where the
 * challenge has the other.
 */
@Tag("slow")
class RoundsTest {
  private static final PrimeField SCALARS = P256.CURVE.scalarField();

  /** That all of so many bits are guessed, or none, has a chance of 2^-39. */
  private static final int ROUNDS = 40;

  private static final Setup SETUP =
      Setup.of(
          HashToCurve.point(P256.CURVE, "tests of the rounds"),
          HashToCurve.point(TomCurve.CURVE, "tests of the rounds"),
          ROUNDS);

  /** A key whose private half nobody here uses, alone in its list. */
  private final P256Point key =
      P256.CURVE.normalised(P256.CURVE.multiple(P256.CURVE.generator(), BigInteger.valueOf(4711)));

  private final FieldElement hash = SCALARS.of(BigInteger.TEN.pow(70));
  private final P256Point bigR =
      P256.CURVE.normalised(P256.CURVE.multiple(P256.CURVE.generator(), BigInteger.valueOf(815)));
  private final P256Point q =
      Setup.NIST_G.times(hash.times(SCALARS.reduce(bigR.x().toBytes()).inverse()));
  private final P256Point comS1 = times(bigR, SCALARS.of(3));
  private final Commitment keyX = commit(key.x());
  private final Commitment keyY = commit(key.y());

  /** A round that is ready for one bit. */
  private record Prepared(Round round, boolean bit) {}

  @Test
  void withoutASignatureNoRoundIsAcceptedWhoseBitWasNotGuessed() {
    List<Prepared> prepared = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      prepared.add(i % 2 == 0 ? forBitOne() : forBitZero());
    }
    List<Round> rounds = prepared.stream().map(Prepared::round).toList();
    Challenge challenge = challenge(rounds);
    int guessed = 0;
    for (int i = 0; i < rounds.size(); i++) {
      guessed += challenge.bit(i) == prepared.get(i).bit ? 1 : 0;
    }
    assertThat(guessed).isBetween(1, ROUNDS - 1);
    assertThat(accepts(rounds)).isFalse();
    assertThat(accepts(withRightKinds(rounds, challenge))).isFalse();
  }

  /** The challenge decides what is answered; whoever may choose needs no signature. */
  @Test
  void roundsThatAllAnswerTheSameBitAreRefused() {
    assertThat(accepts(sameRounds(this::forBitOne))).isFalse();
    assertThat(accepts(sameRounds(this::forBitZero))).isFalse();
  }

  private static List<Round> sameRounds(Supplier<Prepared> kind) {
    return Stream.generate(kind).limit(ROUNDS).map(Prepared::round).toList();
  }

  /** The rounds are right by themselves: a list without any other is accepted. */
  @Test
  void aRoundWhoseBitWasGuessedIsAccepted() {
    boolean accepted = false;
    // Each try guesses one bit; that 40 are all wrong has a probability of 2^-40.
    for (int i = 0; i < 40 && !accepted; i++) {
      List<Round> single = List.of(i % 2 == 0 ? forBitOne().round : forBitZero().round);
      accepted = accepts(single);
    }
    assertThat(accepted).isTrue();
  }

  /** Replaces answers of the wrong kind by answers of the right kind that belong to nothing. */
  private List<Round> withRightKinds(List<Round> rounds, Challenge challenge) {
    Round.Response opened = forBitOne().round.response();
    Round.Response linked = forBitZero().round.response();
    List<Round> changed = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      Round round = rounds.get(i);
      boolean right = challenge.bit(i) == round.response() instanceof Round.Opened;
      Round.Response answer = challenge.bit(i) ? opened : linked;
      changed.add(right ? round : new Round(round.a(), round.tx(), round.ty(), answer));
    }
    return changed;
  }

  private Challenge challenge(List<Round> rounds) {
    return SignatureProof.challenge(
        keyX.point(),
        keyY.point(),
        rounds.stream().map(r -> new Committed(r.a(), r.tx(), r.ty())).toList());
  }

  private boolean accepts(List<Round> rounds) {
    List<FieldElement> ring = List.of(key.x());
    MembershipProof membership =
        new MembershipProver(SETUP.pedersen(), RANDOM).prove(keyX, ring, 0);
    Setup setup = new Setup(SETUP.pedersen(), SETUP.nistH(), rounds.size());
    SignatureVerifier verifier = new SignatureVerifier(setup, RANDOM);
    verifier.add(
        hash,
        ring,
        new SignatureProof(
            bigR, P256.CURVE.normalised(comS1), keyX.point(), keyY.point(), rounds, membership));
    return verifier.accepts();
  }

  /** T is a known multiple of R. */
  private Prepared forBitOne() {
    FieldElement alpha = SCALARS.random(RANDOM);
    FieldElement beta = SCALARS.random(RANDOM);
    P256Point t = P256.CURVE.normalised(times(bigR, alpha));
    Commitment x = commit(t.x());
    Commitment y = commit(t.y());
    P256Point a = P256.CURVE.normalised(t.plus(SETUP.nistH().times(beta)));
    Round.Opened answer = new Round.Opened(alpha, beta, x.blinding(), y.blinding());
    return new Prepared(new Round(a, x.point(), y.point(), answer), true);
  }

  /** T is the key more than a known multiple of R and Q, which is no known multiple of R. */
  private Prepared forBitZero() {
    FieldElement z = SCALARS.random(RANDOM);
    FieldElement z2 = SCALARS.random(RANDOM);
    P256Point t1 = P256.CURVE.normalised(times(bigR, z).plus(q));
    P256Point t = P256.CURVE.normalised(t1.plus(key));
    PointSumProof.Secret first = new PointSumProof.Secret(commit(t1.x()), commit(t1.y()));
    PointSumProof.Secret sum = new PointSumProof.Secret(commit(t.x()), commit(t.y()));
    PointSumProof proof =
        PointSumProof.prove(
            SETUP.pedersen(), first, new PointSumProof.Secret(keyX, keyY), sum, RANDOM);
    P256Point a = P256.CURVE.normalised(times(bigR, z).plus(comS1).plus(SETUP.nistH().times(z2)));
    Round.Linked answer =
        new Round.Linked(z, z2, proof, first.x().blinding(), first.y().blinding());
    return new Prepared(new Round(a, sum.x().point(), sum.y().point(), answer), false);
  }

  private static Commitment commit(FieldElement value) {
    Commitment commitment = SETUP.pedersen().commit(value, RANDOM);
    TomPoint affine = TomCurve.CURVE.normalised(commitment.point());
    return commitment.withPoint(affine);
  }

  private static P256Point times(P256Point point, FieldElement factor) {
    return P256.CURVE.multiple(point, factor.toBigInteger());
  }
}
