package io.github.cognitosrp.localpool.model;

import static io.github.cognitosrp.localpool.support.Arguments.notNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a caller did to the pool. Holds no secret.
 *
 * @param at when the pool answered, by the pool's clock
 * @param operation Cognito's name of the operation, such as {@code InitiateAuth}
 * @param username the user name in the request or behind its token, or null if it got not that far
 * @param outcome the name of the challenge that was issued, {@code TOKENS}, {@code OK}, or the name
 *     of the exception that was answered
 * @param detail the message of that exception, or null
 */
public record PoolEvent(
    Instant at,
    String operation,
    @Nullable String username,
    String outcome,
    @Nullable String detail) {

  /**
   * For the pool.
   *
   * @param at when the pool answered, by the pool's clock
   * @param operation Cognito's name of the operation
   * @param username the user name, or null
   * @param outcome a challenge, {@code TOKENS}, {@code OK}, or an exception
   * @param detail the message of that exception, or null
   * @throws IllegalArgumentException if another argument is null
   */
  public PoolEvent {
    notNull(at, "at");
    notNull(operation, "operation");
    notNull(outcome, "outcome");
  }
}
