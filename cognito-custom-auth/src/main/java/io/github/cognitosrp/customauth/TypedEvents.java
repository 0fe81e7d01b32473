package io.github.cognitosrp.customauth;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the three events of aws-lambda-java-events have in common. */
final class TypedEvents {
  private TypedEvents() {}

  static ChallengeRequest request(
      CognitoUserPoolEvent event,
      CognitoUserPoolEvent.Request request,
      @Nullable Map<String, String> clientMetadata,
      boolean userNotFound) {
    CognitoUserPoolEvent.CallerContext caller = event.getCallerContext();
    return EventParts.request(
        event.getUserPoolId(),
        caller == null ? null : caller.getClientId(),
        event.getUserName(),
        EventParts.texts(request.getUserAttributes()),
        EventParts.texts(clientMetadata),
        userNotFound);
  }
}
