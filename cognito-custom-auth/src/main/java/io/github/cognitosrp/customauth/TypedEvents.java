package io.github.cognitosrp.customauth;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

  /** What was answered so far; each trigger has a class of its own for it. */
  static <R> List<Round> rounds(R @Nullable [] session, Function<R, Round> round) {
    List<Round> rounds = new ArrayList<>();
    if (session != null) {
      for (R result : session) {
        rounds.add(result == null ? Round.UNREADABLE : round.apply(result));
      }
    }
    return rounds;
  }
}
