package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The stores in memory. */
class InMemoryStoreTest extends StoreContract {
  private final CredentialStore credentials = new InMemoryCredentialStore();
  private final ChallengeStore challenges = new InMemoryChallengeStore();

  @Override
  protected CredentialStore credentials() {
    return credentials;
  }

  @Override
  protected ChallengeStore challenges() {
    return challenges;
  }

  @Test
  void whoeverAsksForManyChallengesDoesNotFillTheMemory() {
    for (int i = 0; i < 100_001; i++) {
      challenges.putSignIn("challenge" + i, Instant.EPOCH);
    }
    assertThat(challenges.takeSignIn("challenge0")).isEmpty();
    assertThat(challenges.takeSignIn("challenge1")).isPresent();
    assertThat(challenges.takeSignIn("challenge100000")).isPresent();
  }
}
