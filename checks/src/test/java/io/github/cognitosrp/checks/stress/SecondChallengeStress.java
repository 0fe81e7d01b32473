package io.github.cognitosrp.checks.stress;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.SrpStateException;
import io.github.cognitosrp.cognito.UserSrpSession;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Of two different challenges that come at once, a session answers one. */
@JCStressTest
@Outcome(
    id = {"1, 0", "0, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "one was answered")
@Outcome(expect = Expect.FORBIDDEN, desc = "both were answered, or none")
@State
public class SecondChallengeStress {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("eu-west-1_aBcDeFgHi").appClient("1example23456789").build();
  private static final PasswordVerifierChallenge ONE = challenge("2");
  private static final PasswordVerifierChallenge OTHER = challenge("3");

  private final UserSrpSession session = SRP.beginUser("alice");

  private static PasswordVerifierChallenge challenge(String digit) {
    return PasswordVerifierChallenge.parse(
        Map.of(
            "USER_ID_FOR_SRP",
            "alice",
            "SRP_B",
            digit.repeat(768),
            "SALT",
            "5a5a",
            "SECRET_BLOCK",
            "AAAA"));
  }

  private int answered(PasswordVerifierChallenge challenge) {
    try {
      return session.answer(challenge, "password".toCharArray()).toMap().isEmpty() ? 2 : 1;
    } catch (SrpStateException refused) {
      return 0;
    }
  }

  @Actor
  public void one(II_Result result) {
    result.r1 = answered(ONE);
  }

  @Actor
  public void other(II_Result result) {
    result.r2 = answered(OTHER);
  }
}
