package io.github.cognitosrp.customauth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent.ChallengeResult;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent.Request;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda function for Cognito's "Define auth challenge" trigger, where each trigger has its
 * own; {@link CustomAuthHandler} shows how to extend such a class. Thread-safe.
 */
public class DefineAuthChallengeHandler
    implements RequestHandler<
        CognitoUserPoolDefineAuthChallengeEvent, CognitoUserPoolDefineAuthChallengeEvent> {
  private final CustomAuthFlow flow;

  /**
   * For a flow.
   *
   * @param flow what is decided
   * @throws NullPointerException if it is {@code null}
   */
  public DefineAuthChallengeHandler(CustomAuthFlow flow) {
    this.flow = Objects.requireNonNull(flow, "flow");
  }

  @Override
  public final CognitoUserPoolDefineAuthChallengeEvent handleRequest(
      CognitoUserPoolDefineAuthChallengeEvent event, @Nullable Context context) {
    Objects.requireNonNull(event, "event");
    Request request = Objects.requireNonNullElseGet(event.getRequest(), Request::new);
    Decision decision =
        flow.define(
            TypedEvents.request(
                event, request, request.getClientMetadata(), request.getUserNotFound()),
            TypedEvents.rounds(request.getSession(), DefineAuthChallengeHandler::round));
    event.setResponse(
        Response.builder()
            .withChallengeName(CustomAuthHandler.challengeName(decision))
            .withIssueTokens(decision instanceof Decision.Tokens)
            .withFailAuthentication(decision instanceof Decision.Failure)
            .build());
    return event;
  }

  private static Round round(ChallengeResult result) {
    return new Round(
        result.getChallengeName(), result.getChallengeResult(), result.getChallengeMetadata());
  }
}
