package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.customauth.duo.DuoChallenge;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** With a checked exception that is thrown unchecked. */
  private static final SecureRandom UNANNOUNCED =
      new SecureRandom() {
        @Override
        public void nextBytes(byte[] bytes) {
          throw FaultyRandomTest.<RuntimeException>unchecked();
        }
      };

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Exception> X unchecked() throws X {
    throw (X) new IOException();
  }

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
    for (SecureRandom random : List.of(ZEROS, FAILING, UNANNOUNCED)) {
      log.clear();
      assertThat(creation(random).challenge().publicParameters()).isEmpty();
      assertThat(log)
          .singleElement()
          .asString()
          .contains("failed with java.lang.IllegalStateException");
    }
  }

  @Test
  void duoIsNotAskedWithAStateThatIsNotRandom() {
    assertThatThrownBy(() -> duo(ZEROS).create(REQUEST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the SecureRandom returned nothing but zeros");
    for (SecureRandom random : List.of(FAILING, UNANNOUNCED)) {
      assertThatThrownBy(() -> duo(random).create(REQUEST))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the SecureRandom failed");
    }
  }

  private static DuoChallenge duo(SecureRandom random) {
    return DuoChallenge.builder()
        .clientId("A".repeat(20))
        .clientSecret(() -> "x".repeat(40))
        .apiHost("duo.example")
        .redirectUri(URI.create("https://example.com/back"))
        .random(random)
        .build();
  }
}
