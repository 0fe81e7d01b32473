package io.github.cognitosrp.customauth.duo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.customauth.ChallengeHandler;
import io.github.cognitosrp.customauth.ChallengeRequest;
import io.github.cognitosrp.customauth.CreatedChallenge;
import io.github.cognitosrp.customauth.Verdict;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Duo's Universal Prompt after the password.
 *
 * <p>The client gets {@code duoAuthUrl} and {@code state}, keeps the sign-in under the state, and
 * sends the browser to that URL. Duo sends it back to the redirect URI with {@code duo_code} and
 * {@code state}. The client compares the state with its own and answers {@code
 * {"duo_code":"…","state":"…"}}.
 *
 * <p>While Duo is out of reach the challenge is {@code {"duoUnavailable":"true"}}, and every answer
 * to it is wrong; with {@link DuoChallengeBuilder#allowWhenDuoIsOutOfReach()} it is {@code
 * {"duoBypass":"true"}}, and every answer is right.
 *
 * <p>The user has as long as the app client's {@code AuthSessionValidity} says: 3 minutes unless it
 * is set, 15 at most. A code can be used once, so an answer that Cognito sends again to another
 * instance of the function can be refused there; within one instance the first verdict holds.
 *
 * <p>Immutable, thread-safe. Source: Duo, "OIDC Auth API" (duo.com/docs/oauthapi).
 */
public final class DuoChallenge implements ChallengeHandler {
  /** Answers are a code and a state, about a hundred characters. */
  private static final int MAX_ANSWER = 4_096;

  private static final int MAX_CODE = 1_024;

  /** Cognito bounds aliases, which are attribute values, to this number of characters. */
  private static final int MAX_USER = 2_048;

  private static final String STATE = "state";
  private static final String NONCE = "nonce";
  private static final String DUO_USER = "duoUser";
  private static final String BYPASS = "duoBypass";

  private final DuoSettings settings;
  private final DuoApi duo;
  private final Function<ChallengeRequest, @Nullable String> duoUser;
  private final boolean allowsWhenOutOfReach;

  DuoChallenge(
      DuoSettings settings,
      DuoApi duo,
      Function<ChallengeRequest, @Nullable String> duoUser,
      boolean allowsWhenOutOfReach) {
    this.settings = settings;
    this.duo = duo;
    this.duoUser = duoUser;
    this.allowsWhenOutOfReach = allowsWhenOutOfReach;
  }

  /**
   * Starts a description of the challenge.
   *
   * @return a builder
   */
  public static DuoChallengeBuilder builder() {
    return new DuoChallengeBuilder();
  }

  /**
   * The name in the log and in {@code challengeMetadata}.
   *
   * @return {@code DUO}
   */
  @Override
  public String name() {
    return "DUO";
  }

  /**
   * Duo needs a factor before it: it would show whoever asks whether a user is enrolled.
   *
   * @return {@code true}
   */
  @Override
  public boolean secondFactorOnly() {
    return true;
  }

  @Override
  public CreatedChallenge create(ChallengeRequest request) {
    Objects.requireNonNull(request, "request");
    String user = duoUser.apply(request);
    if (user == null || user.isBlank()) {
      return unavailable("the user has no name at Duo");
    }
    if (user.length() > MAX_USER) {
      return unavailable("the name at Duo is longer than " + MAX_USER + " characters");
    }
    try {
      duo.healthCheck();
    } catch (DuoApi.DuoException failure) {
      return allowsWhenOutOfReach && failure.outOfReach
          ? new CreatedChallenge(
              Map.of(BYPASS, "true"),
              Map.of(BYPASS, "true"),
              "signing in without Duo, as configured: " + failure.getMessage())
          : unavailable(String.valueOf(failure.getMessage()));
    }
    String state = settings.randomText();
    String nonce = settings.randomText();
    return new CreatedChallenge(
        Map.of("duoAuthUrl", duo.authorizeUrl(user, state, nonce), STATE, state),
        Map.of(STATE, state, NONCE, nonce, DUO_USER, user));
  }

  private static CreatedChallenge unavailable(String note) {
    return new CreatedChallenge(Map.of("duoUnavailable", "true"), Map.of(), note);
  }

  @Override
  public Verdict verify(
      ChallengeRequest request, Map<String, String> privateParameters, String answer) {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(privateParameters, "privateParameters");
    Objects.requireNonNull(answer, "answer");
    if (privateParameters.containsKey(BYPASS)) {
      return Verdict.accepted("without Duo, which was out of reach");
    }
    String state = privateParameters.get(STATE);
    String nonce = privateParameters.get(NONCE);
    String user = privateParameters.get(DUO_USER);
    if (state == null || nonce == null || user == null) {
      return Verdict.refused("Duo was not available when the challenge was made");
    }
    if (answer.length() > MAX_ANSWER) {
      return Verdict.refused("the answer is longer than " + MAX_ANSWER + " characters");
    }
    JsonNode fields;
    try {
      fields = Jwt.JSON.readTree(answer);
    } catch (JacksonException ignored) {
      return Verdict.refused("the answer is not JSON");
    }
    String code = fields.path("duo_code").stringValue("");
    if (code.isEmpty() || code.length() > MAX_CODE) {
      return Verdict.refused("duo_code must have 1 to " + MAX_CODE + " characters");
    }
    String returned = fields.path(STATE).stringValue("");
    if (!MessageDigest.isEqual(state.getBytes(UTF_8), returned.getBytes(UTF_8))) {
      return Verdict.refused("the state is not the one of this sign-in");
    }
    try {
      return IdentityToken.check(duo.identityToken(code), settings, user, nonce);
    } catch (DuoApi.DuoException failure) {
      return Verdict.refused(String.valueOf(failure.getMessage()));
    }
  }

  /**
   * Names the application.
   *
   * @return no secret
   */
  @Override
  public String toString() {
    return "DuoChallenge[" + settings.clientId() + "]";
  }
}
