package io.github.cognitosrp.checks.stress;

import io.github.cognitosrp.cognito.HashedPassword;
import io.github.cognitosrp.cognito.SrpStateException;
import io.github.cognitosrp.cognito.UserPoolId;
import java.util.Arrays;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A secret that is closed while another thread reads it is read whole or not at all. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "read before it was closed")
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "closed")
@Outcome(expect = Expect.FORBIDDEN, desc = "partly wiped")
@State
public class HashedPasswordStress {
  private static final UserPoolId POOL = new UserPoolId("eu-west-1_aBcDeFgHi");
  private static final byte[] BYTES = new byte[HashedPassword.LENGTH];

  static {
    Arrays.fill(BYTES, (byte) 1);
  }

  private final HashedPassword password = HashedPassword.restore(POOL, "alice", BYTES);

  @Actor
  public void reader(I_Result result) {
    try {
      result.r1 = Arrays.equals(password.exportSecretBytes(), BYTES) ? 1 : 2;
    } catch (SrpStateException closed) {
      result.r1 = 0;
    }
  }

  @Actor
  public void owner() {
    password.close();
  }
}
