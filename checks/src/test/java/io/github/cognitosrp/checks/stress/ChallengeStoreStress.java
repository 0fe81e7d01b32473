package io.github.cognitosrp.checks.stress;

import io.github.cognitosrp.customauth.fido2.ChallengeStore;
import io.github.cognitosrp.customauth.fido2.InMemoryChallengeStore;
import java.time.Instant;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Of two sign-ins that answer the same challenge, one gets it. */
@JCStressTest
@Outcome(
    id = {"1, 0", "0, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "one got it")
@Outcome(expect = Expect.FORBIDDEN, desc = "both got it, or none")
@State
public class ChallengeStoreStress {
  private final ChallengeStore store = new InMemoryChallengeStore();

  public ChallengeStoreStress() {
    store.putSignIn("AAAA", Instant.MAX);
  }

  private int taken() {
    return store.takeSignIn("AAAA").isPresent() ? 1 : 0;
  }

  @Actor
  public void first(II_Result result) {
    result.r1 = taken();
  }

  @Actor
  public void second(II_Result result) {
    result.r2 = taken();
  }
}
