package io.github.cognitosrp.customauth.fido2;

import io.github.cognitosrp.customauth.ChallengeRequest;
import io.github.cognitosrp.customauth.CreatedChallenge;
import io.github.cognitosrp.customauth.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A relying party with its stores, a user, and a clock that a test moves. */
final class Scene {
  /** Every registration is a line of the log, and tests make thousands. */
  private static final Logger QUIET = Logger.getLogger(Scene.class.getPackageName());

  static {
    QUIET.setLevel(Level.WARNING);
  }

  static final String RP_ID = "example.com";
  static final String ORIGIN = "https://example.com";
  static final String SUB = "0e2a6c1e-8a52-4f4e-9c2b-5d4f6a7b8c9d";

  /** Whose handle is {@code s|} and the sub. */
  static final String ALICE = "alice";

  final CredentialStore credentials;
  final ChallengeStore challenges;
  final MovableClock clock = new MovableClock();
  final RelyingParty party;
  final Authenticators authenticators;
  final SignInChallenges signInChallenges;
  final Fido2Challenge challenge;
  final Fido2User alice = user(ALICE, SUB);

  Scene() {
    this(party().build());
  }

  Scene(RelyingParty party) {
    this(party, new InMemoryCredentialStore(), new InMemoryChallengeStore());
  }

  Scene(RelyingParty party, CredentialStore credentials, ChallengeStore challenges) {
    this.party = party;
    this.credentials = credentials;
    this.challenges = challenges;
    authenticators = new Authenticators(party, credentials, challenges, clock);
    signInChallenges = new SignInChallenges(party, challenges, clock);
    challenge =
        Fido2Challenge.builder(party, credentials)
            .withoutUserName(challenges)
            .offerCredentials(() -> new byte[16])
            .clock(clock)
            .build();
  }

  static RelyingPartyBuilder party() {
    return RelyingParty.builder().ids(RP_ID).origins(ORIGIN, "https://www.example.com");
  }

  static Fido2User user(String userName, String sub) {
    return Fido2User.ofClaims(Map.of("token_use", "id", "cognito:username", userName, "sub", sub));
  }

  StoredCredential register(Fido2User user, TestAuthenticator authenticator, String name) {
    String options = authenticators.startRegistration(user, RP_ID);
    String challengeText = Json.text(Json.parse(options).orElseThrow(), "challenge");
    return authenticators.completeRegistration(
        user, authenticator.registration(challengeText, name));
  }

  static ChallengeRequest request(String userName, String sub) {
    return new ChallengeRequest(
        "eu-central-1_Pool", "client", userName, Map.of("sub", sub), Map.of(), false);
  }

  static ChallengeRequest unknown(String userName) {
    return new ChallengeRequest("eu-central-1_Pool", "client", userName, Map.of(), Map.of(), true);
  }

  /** A sign-in of alice's that has got its challenge. */
  Attempt attempt() {
    return attempt(request(ALICE, SUB));
  }

  Attempt attempt(ChallengeRequest request) {
    return new Attempt(request, challenge.create(request));
  }

  final class Attempt {
    private final ChallengeRequest request;
    private final CreatedChallenge created;

    private Attempt(ChallengeRequest request, CreatedChallenge created) {
      this.request = request;
      this.created = created;
    }

    String options() {
      return created.publicParameters().get("fido2options");
    }

    /** The challenge that the options hold. */
    String challenge() {
      return Json.text(Json.parse(options()).orElseThrow(), "challenge");
    }

    Verdict answer(String answer) {
      return challenge.verify(request, created.privateParameters(), answer);
    }

    Verdict answerOf(TestAuthenticator authenticator) {
      return answer(authenticator.answer(challenge()));
    }
  }

  static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-11-27T08:00:00.123456Z");

    void setToNow() {
      now = Instant.now();
    }

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
