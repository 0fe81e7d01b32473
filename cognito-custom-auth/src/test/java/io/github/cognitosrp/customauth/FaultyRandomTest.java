package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.customauth.duo.DuoChallenge;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** A source of randomness that returns zeros for ever, or fails: no challenge is made with it. */
class FaultyRandomTest {
  private static final ChallengeRequest REQUEST =
      new ChallengeRequest("eu-west-1_X", "web", "alice", Map.of(), Map.of(), false);

  private static final SecureRandom ZEROS =
      new SecureRandom() {
        @Override
        public void nextBytes(byte[] bytes) {
          // An array is zeros already.
        }
      };

  private static final SecureRandom FAILING =
      new SecureRandom() {
        @Override
        public void nextBytes(byte[] bytes) {
          throw new UnsupportedOperationException();
        }
      };

  private final List<String> log = new ArrayList<>();

  private CustomAuthFlow.Creation creation(SecureRandom random) {
    CustomAuthFlow flow =
        CustomAuthFlow.builder()
            .passwordless()
            .challenge(new WordChallenge("WORD"))
            .random(random)
            .log(log::add)
            .build();
    return flow.create(REQUEST, "CUSTOM_CHALLENGE", List.of());
  }

  @Test
  void aFlowMakesNoChallengeAndSaysWhy() {
    assertThat(creation(new SecureRandom()).challenge().publicParameters()).isNotEmpty();
    for (SecureRandom random : List.of(ZEROS, FAILING)) {
      log.clear();
      assertThat(creation(random).challenge().publicParameters()).isEmpty();
      assertThat(log).singleElement().asString().contains("failed with java.lang.");
    }
  }

  @Test
  void duoIsNotAskedWithAStateThatIsNotRandom() {
    failureOfDuo(ZEROS).hasMessage("the SecureRandom returned nothing but zeros");
    failureOfDuo(FAILING).hasMessage("the SecureRandom failed");
  }

  private static AbstractThrowableAssert<?, ?> failureOfDuo(SecureRandom random) {
    DuoChallenge duo =
        DuoChallenge.builder()
            .clientId("A".repeat(20))
            .clientSecret(() -> "x".repeat(40))
            .apiHost("duo.example")
            .redirectUri(URI.create("https://example.com/back"))
            .random(random)
            .build();

    return assertThatThrownBy(() -> duo.create(REQUEST)).isInstanceOf(IllegalStateException.class);
  }
}
