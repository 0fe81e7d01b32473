package io.github.cognitosrp.awssdk;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a request that failed. It hangs on the SDK's own exception as a suppressed
 * one, so it stands in every stack trace; {@link #of} finds it. It holds no secret, but it holds a
 * user name, which not every log may have.
 *
 * @param operation the operation that failed, such as {@code RespondToAuthChallenge}
 * @param challenge the challenge that was answered or the flow that was begun; {@code null} for
 *     other operations
 * @param clockSkew the TIMESTAMP that was signed minus the {@code Date} of Cognito's response, in
 *     whole seconds, so positive if this machine's clock is ahead; {@code null} if the request had
 *     no TIMESTAMP or the response no date
 * @param sinceChallenge the time since Cognito's last answer in this sign-in; {@code null} if there
 *     was none. Cognito wants PASSWORD_VERIFIER answered within seconds
 * @param secretHashUsername the name that the SECRET_HASH was computed over; {@code null} if there
 *     was none
 * @param backend the name of the arithmetic backend, or {@code none}
 * @param arithmetic the time that this sign-in has spent on arithmetic, starting the backend
 *     included
 */
public record Diagnosis(
    String operation,
    @Nullable String challenge,
    @Nullable Duration clockSkew,
    @Nullable Duration sinceChallenge,
    @Nullable String secretHashUsername,
    String backend,
    Duration arithmetic) {

  /**
   * Finds the diagnosis that a failure carries.
   *
   * @param failure what a step of a sign-in threw, or what a future of one failed with, wrapped or
   *     not
   * @return the diagnosis; empty if the failure has none, because no request had been sent
   */
  public static Optional<Diagnosis> of(Throwable failure) {
    return Arrays.stream(Futures.cause(failure).getSuppressed())
        .filter(DiagnosisNote.class::isInstance)
        .map(note -> ((DiagnosisNote) note).diagnosis())
        .findFirst();
  }

  /**
   * Says it in one line.
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
    if (sinceChallenge != null) {
      text.append("; ").append(sinceChallenge.toMillis()).append(" ms after the last answer");
    }
    if (secretHashUsername != null) {
      // What the user typed must not be able to forge a line of a log.
      String name = secretHashUsername.replaceAll("\\p{Cntrl}", "?");
      text.append("; SECRET_HASH over \"").append(name).append('"');
    }
    text.append("; backend ").append(backend).append(", ");
    return text.append(arithmetic.toMillis()).append(" ms of arithmetic").toString();
  }
}
