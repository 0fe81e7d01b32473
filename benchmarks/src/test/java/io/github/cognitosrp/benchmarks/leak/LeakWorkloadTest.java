package io.github.cognitosrp.benchmarks.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.cognito.ChallengeAnswer;
import io.github.cognitosrp.cognito.DeviceVerifier;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeakWorkloadTest {
  private static final ModPow MOD_POW = ModPows.named("bigint-vartime");

  private static Object run(LeakWorkload workload, String secret) {
    Experiment experiment = workload.experiment(MOD_POW, new Random(1));
    int kind = experiment.secrets().stream().map(Secret::name).toList().indexOf(secret);
    assertThat(kind).isNotNegative();
    return experiment.prepare(kind).run();
  }

  @ParameterizedTest
  @EnumSource(LeakWorkload.class)
  void everyKindOfSecretIsComputedAgainAndAgain(LeakWorkload workload) {
    Experiment experiment = workload.experiment(MOD_POW, new Random(1));
    assertThat(experiment.secrets()).first().isEqualTo(Secret.withAllWords("random"));
    for (int secret = 0; secret < experiment.secrets().size(); secret++) {
      Experiment.Task once = experiment.prepare(secret);
      Experiment.Task again = experiment.prepare(secret);
      assertThat(once.run()).isNotSameAs(again.run());
    }
  }

  @Test
  void powersOfGAreThoseOfTheSecretsThatTheReportNames() {
    BigInteger g = SrpGroup.COGNITO_3072.g();
    BigInteger n = SrpGroup.COGNITO_3072.n();
    BigInteger high = BigInteger.ONE.shiftLeft(255);
    assertThat(run(LeakWorkload.POWERS_OF_G, "2^13+1"))
        .isEqualTo(g.modPow(BigInteger.valueOf(8193), n));
    assertThat(run(LeakWorkload.POWERS_OF_G, "2^255+1")).isEqualTo(g.modPow(high.setBit(0), n));
    assertThat(run(LeakWorkload.POWERS_OF_G, "2^256-1"))
        .isEqualTo(g.modPow(high.shiftLeft(1).subtract(BigInteger.ONE), n));
  }

  @Test
  void aFixedPasswordGivesOneVerifierAndRandomOnesGiveOthers() {
    Experiment experiment = LeakWorkload.VERIFIER.experiment(MOD_POW, new Random(1));
    assertThat(verifier(experiment, 1)).isEqualTo(verifier(experiment, 1));
    assertThat(verifier(experiment, 2)).isEqualTo(verifier(experiment, 2));
    assertThat(verifier(experiment, 0)).isNotEqualTo(verifier(experiment, 0));
  }

  @Test
  void verifiersHaveOneLengthBecauseRequestsShowIt() {
    Experiment experiment = LeakWorkload.VERIFIER.experiment(MOD_POW, new Random(1));
    for (int secret = 0; secret < experiment.secrets().size(); secret++) {
      for (int i = 0; i < 20; i++) {
        assertThat(verifier(experiment, secret)).hasSize(516);
      }
    }
  }

  private static String verifier(Experiment experiment, int secret) {
    return ((DeviceVerifier) experiment.prepare(secret).run()).passwordVerifier();
  }

  @Test
  void answersAreSignedAndNoTwoAreAlike() {
    Experiment experiment = LeakWorkload.ANSWER.experiment(MOD_POW, new Random(1));
    assertThat(signature(experiment)).isNotEmpty().isNotEqualTo(signature(experiment));
  }

  /** Where a does not hide u·x, a fixed one may not show; where it does, it is used once. */
  @Test
  void aFixedPrivateAIsComparedForConstantTimeOnly() {
    assertThat(secretsOfAnswers("montgomery"))
        .containsExactly("random", "one password", "x of 240 bits", "a of 40 bits", "a = 2^319+1");
    assertThat(secretsOfAnswers("bigint"))
        .containsExactly("random", "one password", "x of 240 bits");
  }

  private static List<String> secretsOfAnswers(String backend) {
    return LeakWorkload.ANSWER.experiment(ModPows.named(backend), new Random(1)).secrets().stream()
        .map(Secret::name)
        .toList();
  }

  /** So that a random a is as long as the session's: a shorter one would not hide u·x. */
  @Test
  void whatASessionAsksForIsCounted() {
    ScriptedRandom drawn = new ScriptedRandom();
    drawn.play(new byte[40]);
    drawn.nextBytes(new byte[72]);
    assertThat(drawn.asked()).isEqualTo(72);
    drawn.play(new byte[40]);
    assertThat(drawn.asked()).isZero();
  }

  private static String signature(Experiment experiment) {
    Map<String, String> answer = ((ChallengeAnswer) experiment.prepare(1).run()).toMap();
    return answer.getOrDefault("PASSWORD_CLAIM_SIGNATURE", "");
  }
}
