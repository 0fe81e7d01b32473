package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.customauth.duo.DuoChallenge;
import io.github.cognitosrp.customauth.duo.DuoWebV2;
import io.github.cognitosrp.customauth.fido2.Authenticators;
import io.github.cognitosrp.customauth.fido2.Fido2User;
import io.github.cognitosrp.customauth.fido2.InMemoryChallengeStore;
import io.github.cognitosrp.customauth.fido2.InMemoryCredentialStore;
import io.github.cognitosrp.customauth.fido2.RelyingParty;
import io.github.cognitosrp.customauth.fido2.SignInChallenges;
import io.github.cognitosrp.testing.HostileValues;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A clock that is far off, has no time or fails: nothing is dated by it, and it is named. */
@SuppressWarnings("deprecation")
class FaultyClockTest {
  private static final RelyingParty PARTY =
      RelyingParty.builder().ids("example.com").origins("https://example.com").build();
  private static final ChallengeRequest REQUEST =
      new ChallengeRequest("eu-west-1_X", "web", "alice", Map.of(), Map.of(), false);

  private static Stream<Clock> clocks() {
    Clock unannounced =
        HostileValues.clock(() -> {
          throw FaultyClockTest.<RuntimeException>unchecked();
        });
    return Stream.concat(HostileValues.CLOCKS.stream(), Stream.of(unannounced));
  }

  /** A checked exception as no signature announces it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Exception> X unchecked() throws X {
    throw (X) new IOException();
  }

  private static void assertIsRefused(ThrowingCallable call) {
    assertThat(catchThrowable(call))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the clock ")
        .hasMessageNotContaining(HostileValues.MARK);
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void noRegistrationAndNoSignInIsStarted(Clock clock) {
    InMemoryChallengeStore store = new InMemoryChallengeStore();
    Authenticators authenticators =
        new Authenticators(PARTY, new InMemoryCredentialStore(), store, clock);

    assertIsRefused(() ->
        authenticators.startRegistration(new Fido2User("alice", "alice", "Alice"), "example.com"));
    assertIsRefused(() -> new SignInChallenges(PARTY, store, clock).create());
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void nothingIsSignedForDuo(Clock clock) {
    DuoChallenge duo =
        DuoChallenge.builder()
            .clientId("A".repeat(20))
            .clientSecret(() -> "x".repeat(40))
            .apiHost("duo.example")
            .redirectUri(URI.create("https://example.com/back"))
            .clock(clock)
            .build();

    assertIsRefused(() -> duo.create(REQUEST));
    assertIsRefused(() ->
        new DuoWebV2("A".repeat(20), "x".repeat(40), "y".repeat(40), clock).signRequest("alice"));
  }
}
