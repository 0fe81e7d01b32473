package io.github.cognitosrp.localpool.model;

import java.util.Map;

/**
 * A Lambda trigger of the pool, as a function in this process. Called on the pool's threads,
 * several at a time.
 */
@FunctionalInterface
public interface Trigger {

  /**
   * Handles an event.
   *
   * @param event the event as Cognito sends it, in JSON's terms: maps, lists, strings, booleans;
   *     {@code version}, {@code triggerSource}, {@code region}, {@code userPoolId}, {@code
   *     userName}, {@code callerContext}, {@code request}, {@code response}. It converts to the
   *     classes of {@code aws-lambda-java-events}, such as {@code
   *     CognitoUserPoolDefineAuthChallengeEvent}. Mutable
   * @return the same event, or another, with its {@code response} filled in
   */
  Map<String, Object> handle(Map<String, Object> event);
}
