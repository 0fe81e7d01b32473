package io.github.cognitosrp.customauth.fido2;

import io.github.cognitosrp.customauth.ChallengeHandler;
import io.github.cognitosrp.customauth.ChallengeRequest;
import io.github.cognitosrp.customauth.CreatedChallenge;
import io.github.cognitosrp.customauth.Verdict;
import io.github.cognitosrp.customauth.support.Environment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A security key or a passkey as a custom challenge: the whole sign-in, or a second factor after
 * the password. Thread-safe.
 *
 * <p>The challenge stands in the parameter {@code fido2options}, the answer is an assertion as
 * JSON; both are those of the npm package {@code amazon-cognito-passwordless-auth} 0.17. An answer
 * is accepted once. When Cognito calls the trigger again for the same sign-in, the same answer gets
 * the same verdict.
 *
 * <p>The reason of a verdict says which authenticator signed in, for the log.
 */
public final class Fido2Challenge implements ChallengeHandler {
  /** A parameter of Cognito's has a limited length, and browsers try one id after the other. */
  private static final int MAX_OFFERS = 64;

  private final CredentialStore credentials;
  private final @Nullable ChallengeStore challenges;
  private final @Nullable UnknownUsers unknownUsers;
  private final RelyingParty party;
  private final AssertionVerifier verifier;
  private final Clock clock;

  Fido2Challenge(Fido2ChallengeBuilder builder) {
    this.party = builder.party;
    this.credentials = builder.credentials;
    this.challenges = builder.challenges;
    this.unknownUsers = builder.unknownUsers;
    this.clock = builder.clock;
    this.verifier = new AssertionVerifier(party);
  }

  /**
   * A challenge for the users of a relying party.
   *
   * @param party for whom credentials were made
   * @param credentials where they are
   * @return a builder
   */
  public static Fido2ChallengeBuilder builder(RelyingParty party, CredentialStore credentials) {
    Objects.requireNonNull(party, "party");
    Objects.requireNonNull(credentials, "credentials");
    return new Fido2ChallengeBuilder(party, credentials);
  }

  @Override
  public String name() {
    return "FIDO2";
  }

  @Override
  public CreatedChallenge create(ChallengeRequest request) {
    Objects.requireNonNull(request, "request");
    String options =
        RequestOptions.json(party, SignInChallenges.randomChallenge(), offers(request));
    Map<String, String> parameters = Map.of(RequestOptions.PARAMETER, options);
    return new CreatedChallenge(parameters, parameters);
  }

  private @Nullable List<RequestOptions.Offer> offers(ChallengeRequest request) {
    if (unknownUsers == null) {
      return null;
    }
    List<RequestOptions.Offer> offers =
        credentials.list(userHandle(request)).stream()
            .sorted(Comparator.comparing(Fido2Challenge::lastUsed).reversed())
            .limit(MAX_OFFERS)
            .map(credential ->
                new RequestOptions.Offer(credential.credentialId(), credential.transports()))
            .toList();
    // A user without credentials looks like one who does not exist, and both like one with some.
    return request.userNotFound() || offers.isEmpty()
        ? List.of(unknownUsers.offer(request.userName()))
        : offers;
  }

  private static Instant lastUsed(StoredCredential credential) {
    Instant lastSignIn = credential.lastSignIn();
    return lastSignIn == null ? credential.createdAt() : lastSignIn;
  }

  @Override
  public Verdict verify(
      ChallengeRequest request, Map<String, String> privateParameters, String answer) {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(privateParameters, "privateParameters");
    Objects.requireNonNull(answer, "answer");
    try {
      return accept(request, privateParameters, answer);
    } catch (RefusedException e) {
      return Verdict.refused(String.valueOf(e.getMessage()));
    }
  }

  private Verdict accept(
      ChallengeRequest request, Map<String, String> privateParameters, String answer)
      throws RefusedException {
    RequestOptions options =
        RequestOptions.parse(privateParameters.get(RequestOptions.PARAMETER))
            .orElseThrow(() -> new RefusedException("the session has no FIDO2 challenge"));
    AssertionResponse response =
        AssertionResponse.parse(answer)
            .orElseThrow(() -> new RefusedException("the answer is no assertion"));
    String userHandle = userHandle(request);
    if (!response.userHandle().isEmpty() && !response.userHandle().equals(userHandle)) {
      throw new RefusedException("the assertion is another user's");
    }
    if (options.offered() != null && !options.offered().contains(response.credentialId())) {
      throw new RefusedException("the credential was not offered");
    }
    StoredCredential credential =
        credentials
            .find(userHandle, response.credentialId())
            .orElseThrow(() -> new RefusedException("the user has no such credential"));
    return record(verifier.verify(response, answer, options, credential), credential);
  }

  private Verdict record(AssertionVerifier.Verified verified, StoredCredential credential)
      throws RefusedException {
    if (verified.isRepeated()) {
      return Verdict.accepted("again: " + FriendlyNames.describe(credential));
    }
    Instant now = Environment.now(clock);
    if (!verified.isForSession() && !takeFromStore(verified.challenge(), now)) {
      throw new RefusedException("the challenge is unknown, used or has expired");
    }
    SignIn use =
        new SignIn(
            verified.signCount(),
            verified.backupState(),
            now.truncatedTo(ChronoUnit.MILLIS),
            verified.answer());
    if (!credentials.recordSignIn(credential.userHandle(), credential.credentialId(), use)) {
      throw new RefusedException(
          "the count was overtaken or the credential deleted: "
              + FriendlyNames.describe(credential));
    }
    return Verdict.accepted(
        FriendlyNames.describe(credential)
            + ", count "
            + verified.signCount()
            + ", sign-in "
            + (credential.signIns() + 1));
  }

  private boolean takeFromStore(String challenge, Instant now) {
    return challenges != null
        && challenges.takeSignIn(challenge).filter(expiry -> expiry.isAfter(now)).isPresent();
  }

  private static String userHandle(ChallengeRequest request) {
    return UserHandles.of(request.userName(), request.userAttributes().get("sub"));
  }
}
