package io.github.cognitosrp.customauth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent.Request;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda function for Cognito's "Verify auth challenge response" trigger, where each trigger
 * has its own; {@link CustomAuthHandler} shows how to extend such a class. Thread-safe.
 */
public class VerifyAuthChallengeHandler
    implements RequestHandler<
        CognitoUserPoolVerifyAuthChallengeResponseEvent,
        CognitoUserPoolVerifyAuthChallengeResponseEvent> {
  private final CustomAuthFlow flow;

  /**
   * For a flow.
   *
   * @param flow what is decided
   * @throws NullPointerException if it is {@code null}
   */
  public VerifyAuthChallengeHandler(CustomAuthFlow flow) {
    this.flow = Objects.requireNonNull(flow, "flow");
  }

  @Override
  public final CognitoUserPoolVerifyAuthChallengeResponseEvent handleRequest(
      CognitoUserPoolVerifyAuthChallengeResponseEvent event, @Nullable Context context) {
    Objects.requireNonNull(event, "event");
    Request request = Objects.requireNonNullElseGet(event.getRequest(), Request::new);
    boolean correct =
        flow.verify(
            TypedEvents.request(
                event, request, request.getClientMetadata(), request.getUserNotFound()),
            EventParts.texts(request.getPrivateChallengeParameters()),
            request.getChallengeAnswer());
    event.setResponse(Response.builder().withAnswerCorrect(correct).build());
    return event;
  }
}
