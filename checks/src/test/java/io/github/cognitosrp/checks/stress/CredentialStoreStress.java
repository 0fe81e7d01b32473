package io.github.cognitosrp.checks.stress;

import io.github.cognitosrp.customauth.fido2.CredentialStore;
import io.github.cognitosrp.customauth.fido2.InMemoryCredentialStore;
import io.github.cognitosrp.customauth.fido2.SignIn;
import io.github.cognitosrp.customauth.fido2.StoredCredential;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Of two sign-ins with the same count of signatures, as a copied authenticator makes, one wins. */
@JCStressTest
@Outcome(
    id = {"1, 0, 1", "0, 1, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "one was recorded")
@Outcome(expect = Expect.FORBIDDEN, desc = "both were recorded, or none")
@State
public class CredentialStoreStress {
  private static final StoredCredential CREDENTIAL =
      new StoredCredential(
          "user",
          "AAAA",
          Map.of("kty", "EC"),
          "key",
          5,
          true,
          false,
          false,
          new UUID(0, 0),
          List.of("usb"),
          "example.org",
          Instant.EPOCH,
          null,
          0,
          "");

  private final CredentialStore store = new InMemoryCredentialStore();

  public CredentialStoreStress() {
    store.add(CREDENTIAL);
  }

  private int recorded(String answer) {
    return store.recordSignIn("user", "AAAA", new SignIn(6, false, Instant.EPOCH, answer)) ? 1 : 0;
  }

  @Actor
  public void first(III_Result result) {
    result.r1 = recorded("first");
  }

  @Actor
  public void second(III_Result result) {
    result.r2 = recorded("second");
  }

  @Arbiter
  public void after(III_Result result) {
    result.r3 = (int) store.find("user", "AAAA").orElseThrow().signIns();
  }
}
