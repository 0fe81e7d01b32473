package io.github.cognitosrp.customauth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.ChallengeResult;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.Request;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda function for Cognito's "Create auth challenge" trigger, where each trigger has its
 * own; {@link CustomAuthHandler} shows how to extend such a class. Thread-safe.
 */
public class CreateAuthChallengeHandler
    implements RequestHandler<
        CognitoUserPoolCreateAuthChallengeEvent, CognitoUserPoolCreateAuthChallengeEvent> {
  private final CustomAuthFlow flow;

  /**
   * For a flow.
   *
   * @param flow what is decided
   * @throws NullPointerException if it is {@code null}
   */
  public CreateAuthChallengeHandler(CustomAuthFlow flow) {
    this.flow = Objects.requireNonNull(flow, "flow");
  }

  @Override
  public final CognitoUserPoolCreateAuthChallengeEvent handleRequest(
      CognitoUserPoolCreateAuthChallengeEvent event, @Nullable Context context) {
    Objects.requireNonNull(event, "event");
    Request request = Objects.requireNonNullElseGet(event.getRequest(), Request::new);
    CustomAuthFlow.Creation creation =
        flow.create(
            TypedEvents.request(
                event, request, request.getClientMetadata(), request.getUserNotFound()),
            request.getChallengeName(),
            TypedEvents.rounds(request.getSession(), CreateAuthChallengeHandler::round));
    event.setResponse(
        Response.builder()
            .withPublicChallengeParameters(creation.challenge().publicParameters())
            .withPrivateChallengeParameters(creation.challenge().privateParameters())
            .withChallengeMetadata(creation.metadata())
            .build());
    return event;
  }

  private static Round round(ChallengeResult result) {
    return new Round(
        result.getChallengeName(), result.getChallengeResult(), result.getChallengeMetadata());
  }
}
