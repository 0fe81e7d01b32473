package io.github.cognitosrp.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.awssdk.support.Arguments;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/**
 * A Duo challenge of the pool's own triggers, as {@code cognito-custom-auth} makes it. The browser
 * goes to {@link #url()}; meanwhile {@link PendingSignIn#export} keeps the sign-in. When Duo has
 * sent the browser back, {@link CognitoSignIn#resumeChallenge} takes it up again, and {@link
 * #answerFor} makes the answer of the request's {@code duo_code} and {@code state}. Immutable,
 * thread-safe.
 */
public final class DuoRedirect {
  private static final String URL = "duoAuthUrl";
  private static final String STATE = "state";
  private static final String BYPASS = "duoBypass";
  private static final String UNAVAILABLE = "duoUnavailable";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final @Nullable URI url;
  private final String state;
  private final boolean bypassed;

  private DuoRedirect(@Nullable URI url, String state, boolean bypassed) {
    this.url = url;
    this.state = state;
    this.bypassed = bypassed;
  }

  /** The redirect of a challenge's parameters; empty if it is not Duo's. */
  static Optional<DuoRedirect> of(Map<String, String> parameters) {
    String url = parameters.get(URL);
    if (url == null) {
      boolean bypassed = "true".equals(parameters.get(BYPASS));
      return bypassed || parameters.containsKey(UNAVAILABLE)
          ? Optional.of(new DuoRedirect(null, "", bypassed))
          : Optional.empty();
    }
    String state = parameters.get(STATE);
    URI address = address(url).orElseThrow(DuoRedirect::unexpected);
    if (state == null || state.isEmpty()) {
      throw unexpected();
    }
    return Optional.of(new DuoRedirect(address, state, false));
  }

  /** A browser must not be sent to a script, or in the clear over a network. */
  private static Optional<URI> address(String url) {
    try {
      URI uri = URI.create(url);
      boolean isSafe =
          uri.getHost() != null
              && ("https".equals(uri.getScheme())
                  || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost())));
      return isSafe ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException ignored) {
      return Optional.empty();
    }
  }

  private static UnexpectedResponseException unexpected() {
    return UnexpectedResponseException.insteadOf(URL + " and " + STATE);
  }

  /**
   * Where the browser goes.
   *
   * @return Duo's prompt; empty while Duo is out of reach
   */
  public Optional<URI> url() {
    return Optional.ofNullable(url);
  }

  /**
   * Whether the triggers let the user in without Duo while it is out of reach. Any answer is right
   * then; without {@link #url()} and bypass every answer is wrong, and the user should try later.
   *
   * @return whether an empty answer signs in
   */
  public boolean isBypassed() {
    return bypassed;
  }

  /**
   * Makes the answer of what Duo sent back.
   *
   * @param duoCode the parameter {@code duo_code} of the request
   * @param returnedState the parameter {@code state}
   * @return what {@link CustomAnswerRequired#answer(String)} takes
   * @throws IllegalArgumentException if an argument is {@code null}, or the state is not this
   *     sign-in's: somebody else's return from Duo, which must not be answered
   */
  public String answerFor(String duoCode, String returnedState) {
    byte[] returned = Arguments.text(returnedState, "returnedState").getBytes(UTF_8);
    if (state.isEmpty() || !MessageDigest.isEqual(state.getBytes(UTF_8), returned)) {
      throw new IllegalArgumentException("returnedState is not the state of this sign-in");
    }
    JsonWriter json = JsonWriter.create().writeStartObject();
    json.writeFieldName("duo_code").writeValue(Arguments.text(duoCode, "duoCode"));
    json.writeFieldName(STATE).writeValue(state);
    return new String(json.writeEndObject().getBytes(), UTF_8);
  }

  /**
   * Says what the challenge is.
   *
   * @return no state and no address: both belong to one sign-in
   */
  @Override
  public String toString() {
    return "DuoRedirect[" + (url != null ? "prompt" : bypassed ? "bypass" : "unavailable") + "]";
  }
}
