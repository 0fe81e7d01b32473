package io.github.cognitosrp.localpool.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda trigger of the pool, as a function in this process. For functions over the classes of
 * {@code aws-lambda-java-events} and for functions behind HTTP see the package {@code
 * io.github.cognitosrp.localpool.lambda}. Called on threads of its own, several at a time; a call
 * that takes longer than the pool's limit is interrupted and made again, so the same event may come
 * up to three times.
 */
@FunctionalInterface
public interface Trigger {

  /**
   * Handles an event. What it throws refuses the caller's request with a {@code
   * UserLambdaValidationException} that has the message.
   *
   * @param event the event as Cognito sends it, in JSON's terms: maps, lists, strings, booleans;
   *     {@code version}, {@code triggerSource}, {@code region}, {@code userPoolId}, {@code
   *     userName}, {@code callerContext}, {@code request}, {@code response}. Mutable
   * @return the same event, or another, with its {@code response} filled in; null is an answer that
   *     Cognito does not recognize
   * @throws TriggerUnavailableException if the function cannot be called; the pool tries again
   */
  @Nullable Map<String, Object> handle(Map<String, Object> event);
}
