package io.github.cognitosrp.customauth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One Lambda function for all three triggers of CUSTOM_AUTH. Lambda needs a class with a
 * constructor without parameters:
 *
 * <pre>{@code
 * public final class Triggers extends CustomAuthHandler {
 *   public Triggers() {
 *     super(CustomAuthFlow.builder().passwordFirst().challenge(handler).build());
 *   }
 * }
 * }</pre>
 *
 * <p>Events are maps, lists, strings and booleans, as JSON has them; so it also runs in a server of
 * one's own. Thread-safe.
 */
public class CustomAuthHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  private final CustomAuthFlow flow;

  /**
   * For a flow.
   *
   * @param flow what is decided
   * @throws NullPointerException if it is {@code null}
   */
  public CustomAuthHandler(CustomAuthFlow flow) {
    this.flow = Objects.requireNonNull(flow, "flow");
  }

  @Override
  public final Map<String, Object> handleRequest(
      @Nullable Map<String, Object> event, @Nullable Context context) {
    return handle(event == null ? Map.of() : event);
  }

  /**
   * Handles an event without Lambda.
   *
   * @param event the event as Cognito sends it; it is not changed
   * @return a copy with its {@code response} filled in. An event of another trigger comes back as
   *     it is
   * @throws NullPointerException if the event is {@code null}
   */
  public final Map<String, Object> handle(Map<String, Object> event) {
    EventParts parts = new EventParts(Objects.requireNonNull(event, "event"));
    ChallengeRequest request = parts.challengeRequest();
    String source = String.valueOf(parts.triggerSource());
    Map<String, Object> answered = new LinkedHashMap<>(event);
    switch (source) {
      case "DefineAuthChallenge_Authentication" ->
          answered.put("response", defined(flow.define(request, parts.rounds())));
      case "CreateAuthChallenge_Authentication" ->
          answered.put("response", created(request, parts.text("challengeName"), parts.rounds()));
      case "VerifyAuthChallengeResponse_Authentication" ->
          answered.put(
              "response",
              Map.of(
                  "answerCorrect",
                  flow.verify(
                      request,
                      parts.texts("privateChallengeParameters"),
                      parts.text("challengeAnswer"))));
      default -> flow.logUnknownTrigger(request, source);
    }
    return answered;
  }

  private static Map<String, Object> defined(Decision decision) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("challengeName", challengeName(decision));
    response.put("issueTokens", decision instanceof Decision.Tokens);
    response.put("failAuthentication", decision instanceof Decision.Failure);
    return response;
  }

  static @Nullable String challengeName(Decision decision) {
    if (decision instanceof Decision.Password) {
      return SignInSequence.PASSWORD_VERIFIER;
    }
    return decision instanceof Decision.Challenge ? Round.CUSTOM_CHALLENGE : null;
  }

  private Map<String, Object> created(
      ChallengeRequest request, @Nullable String challengeName, List<Round> rounds) {
    CustomAuthFlow.Creation creation = flow.create(request, challengeName, rounds);
    return Map.of(
        "publicChallengeParameters", creation.challenge().publicParameters(),
        "privateChallengeParameters", creation.challenge().privateParameters(),
        "challengeMetadata", creation.metadata());
  }
}
