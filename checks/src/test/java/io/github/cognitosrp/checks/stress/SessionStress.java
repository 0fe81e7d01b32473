package io.github.cognitosrp.checks.stress;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.SrpStateException;
import io.github.cognitosrp.cognito.UserSrpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A session that is closed while it answers gives the right signature or none. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "answered before it was closed")
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "closed")
@Outcome(expect = Expect.FORBIDDEN, desc = "a wrong signature")
@State
public class SessionStress {
  private static final PasswordVerifierChallenge CHALLENGE =
      PasswordVerifierChallenge.parse(
          Map.of(
              "USER_ID_FOR_SRP",
              "alice",
              "SRP_B",
              "2".repeat(768),
              "SALT",
              "5a5a",
              "SECRET_BLOCK",
              "AAAA"));
  private static final CognitoSrp SRP =
      CognitoSrp.builder()
          .userPool("eu-west-1_aBcDeFgHi")
          .appClient("1example23456789")
          .clock(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC))
          .secureRandom(new SameBytes())
          .build();
  private static final Map<String, String> RIGHT = answerOf(session());

  private final UserSrpSession session = session();

  /** The same a for every session, so that all have one right answer. */
  private static final class SameBytes extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) 0x5a);
    }
  }

  private static UserSrpSession session() {
    return SRP.beginUser("alice");
  }

  private static Map<String, String> answerOf(UserSrpSession session) {
    return session.answer(CHALLENGE, "password".toCharArray()).toMap();
  }

  @Actor
  public void user(I_Result result) {
    try {
      result.r1 = answerOf(session).equals(RIGHT) ? 1 : 2;
    } catch (SrpStateException closed) {
      result.r1 = 0;
    }
  }

  @Actor
  public void owner() {
    session.close();
  }
}
