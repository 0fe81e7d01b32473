package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.Futures;
import io.github.cognitosrp.cognito.internal.Printable;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a request that failed. It is attached to the SDK's own exception as a
 * suppressed one, so it appears in every stack trace; {@link #of} finds it. It holds no secret, but
 * it holds a user name: mind your rules for logs. Immutable.
 */
public final class Diagnosis implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The operation that was called. */
  private final String operation;

  /** The challenge that was answered. */
  private final @Nullable String challenge;

  /** How far this machine's clock is off. */
  private final @Nullable Duration clockSkew;

  /** The time since the answer before. */
  private final @Nullable Duration sinceLastAnswer;

  /** The name in the SECRET_HASH. */
  private final @Nullable String secretHashUsername;

  /** How often the SDK sent the request. */
  private final int attempts;

  /** Whether the sign-in had begun anew. */
  private final boolean begunAnew;

  /** The backend of the arithmetic. */
  private final @Nullable String backend;

  /** What the arithmetic took. */
  private final Duration arithmetic;

  Diagnosis(
      String operation,
      @Nullable String challenge,
      @Nullable Duration clockSkew,
      @Nullable Duration sinceLastAnswer,
      @Nullable String secretHashUsername,
      int attempts,
      boolean begunAnew,
      @Nullable String backend,
      Duration arithmetic) {
    this.operation = operation;
    this.challenge = challenge;
    this.clockSkew = clockSkew;
    this.sinceLastAnswer = sinceLastAnswer;
    this.secretHashUsername = secretHashUsername;
    this.attempts = attempts;
    this.begunAnew = begunAnew;
    this.backend = backend;
    this.arithmetic = arithmetic;
  }

  /**
   * Finds the diagnosis that a failure carries. Never throws.
   *
   * @param failure what a step of a sign-in threw, or what a future of one failed with, wrapped or
   *     not
   * @return the diagnosis; empty if the failure has none, as before the first request
   */
  public static Optional<Diagnosis> of(@Nullable Throwable failure) {
    if (failure == null) {
      return Optional.empty();
    }
    return Arrays.stream(Futures.cause(failure).getSuppressed())
        .filter(DiagnosisNote.class::isInstance)
        .map(note -> ((DiagnosisNote) note).diagnosis())
        .findFirst();
  }

  /**
   * The operation that failed.
   *
   * @return its name, such as {@code RespondToAuthChallenge}
   */
  public String operation() {
    return operation;
  }

  /**
   * The challenge that was answered, or the flow that was begun.
   *
   * @return Cognito's name of it; empty for other operations
   */
  public Optional<String> challenge() {
    return Optional.ofNullable(challenge);
  }

  /**
   * How far this machine's clock is from Cognito's: the TIMESTAMP that was signed minus the {@code
   * Date} of the response.
   *
   * @return whole seconds, positive if this machine's clock is ahead; empty if the request had no
   *     TIMESTAMP or the response no date
   */
  public Optional<Duration> clockSkew() {
    return Optional.ofNullable(clockSkew);
  }

  /**
   * The time since Cognito's last answer in this sign-in. Cognito wants PASSWORD_VERIFIER answered
   * within seconds.
   *
   * @return the time; empty if there was no answer before
   */
  public Optional<Duration> sinceLastAnswer() {
    return Optional.ofNullable(sinceLastAnswer);
  }

  /**
   * The name that the SECRET_HASH was computed over.
   *
   * @return the name; empty if the request had no SECRET_HASH
   */
  public Optional<String> secretHashUsername() {
    return Optional.ofNullable(secretHashUsername);
  }

  /**
   * How often the SDK sent this request. After a lost answer the SDK sends the same request again;
   * Cognito has spent the session by then and says that it is invalid.
   *
   * @return 2 or more if the SDK sent it again; 0 if the SDK did not say
   */
  public int attempts() {
    return attempts;
  }

  /**
   * Whether the sign-in had begun anew by itself after a lost answer.
   *
   * @return {@code true} if this request belongs to that second sign-in
   */
  public boolean begunAnew() {
    return begunAnew;
  }

  /**
   * The arithmetic backend.
   *
   * @return its name; empty if nothing was computed before the request
   */
  public Optional<String> backend() {
    return Optional.ofNullable(backend);
  }

  /**
   * The time that this sign-in has spent on arithmetic, starting the backend included.
   *
   * @return zero if nothing was computed
   */
  public Duration arithmetic() {
    return arithmetic;
  }

  /**
   * All of it in one line.
   *
   * @return what is known; unknown parts are left out
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(operation);
    if (challenge != null) {
      text.append(' ').append(challenge);
    }
    if (clockSkew != null) {
      text.append("; clock ").append(Math.abs(clockSkew.toSeconds())).append(" s ");
      text.append(clockSkew.isNegative() ? "behind" : "ahead of").append(" Cognito's");
    }
    if (sinceLastAnswer != null) {
      text.append("; ").append(sinceLastAnswer.toMillis()).append(" ms after the last answer");
    }
    if (attempts > 1) {
      text.append("; sent ").append(attempts).append(" times, so an answer may be lost");
    }
    if (begunAnew) {
      text.append("; in a sign-in begun anew after a lost answer");
    }
    if (secretHashUsername != null) {
      // What the user typed must not be able to forge a line of a log.
      String name = Printable.of(secretHashUsername);
      text.append("; SECRET_HASH over \"").append(name).append('"');
    }
    if (backend != null) {
      text.append("; backend ").append(backend).append(", ");
      text.append(arithmetic.toMillis()).append(" ms of arithmetic");
    }
    return text.toString();
  }
}
