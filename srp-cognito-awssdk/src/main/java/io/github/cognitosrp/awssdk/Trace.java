package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallListener;
import io.github.cognitosrp.awssdk.client.CognitoErrors;
import io.github.cognitosrp.awssdk.client.ResponseTexts;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import io.github.cognitosrp.cognito.internal.CognitoTimestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** What one sign-in did so far, as far as it explains a failure. Holds no secret. Thread-safe. */
final class Trace implements CallListener {
  private final CognitoSrp srp;
  private final boolean begunAnew;
  private String operation = "";
  private @Nullable String challenge;
  private @Nullable String timestamp;
  private @Nullable String secretHashUsername;
  private @Nullable String backend;
  private long challengedAtNanos;
  private boolean challenged;
  private Duration arithmetic = Duration.ZERO;

  /** A trace; anew if the sign-in is the second one after a lost answer. */
  Trace(CognitoSrp srp, boolean begunAnew) {
    this.srp = srp;
    this.begunAnew = begunAnew;
  }

  Trace(CognitoSrp srp) {
    this(srp, false);
  }

  /** Computes something with big numbers and counts the time that it took. */
  <T> T computing(Supplier<T> work) {
    long start = System.nanoTime();
    try {
      T result = work.get();
      computed(srp.modPow().name(), start);
      return result;
    } catch (RuntimeException | Error failure) {
      computed(null, start);
      throw failure;
    }
  }

  private synchronized void computed(@Nullable String name, long startNanos) {
    arithmetic = arithmetic.plusNanos(System.nanoTime() - startNanos);
    backend = name == null ? backend : name;
  }

  @Override
  public synchronized void sending(
      String name, @Nullable String about, Map<String, String> parameters, String username) {
    operation = name;
    challenge = about;
    timestamp = parameters.get(CognitoNames.TIMESTAMP);
    secretHashUsername = parameters.containsKey(CognitoNames.SECRET_HASH) ? username : null;
  }

  @Override
  public synchronized <O> O received(@Nullable O response) {
    if (response == null) {
      throw UnexpectedResponseException.insteadOf("a response");
    }
    if (response instanceof SdkPojo object) {
      ResponseTexts.tooLong(object).ifPresent(Trace::refuse);
    }
    challengedAtNanos = System.nanoTime();
    challenged = true;
    return response;
  }

  private static void refuse(String field) {
    throw UnexpectedResponseException.insteadOf(
        "at most " + ResponseTexts.MAX_TEXT + " characters in " + field);
  }

  /**
   * Attaches what is known to the failure of the last request, unless it has that already. What
   * goes wrong here must not hide the failure itself.
   */
  @Override
  public void failed(Throwable failure) {
    try {
      if (!(failure instanceof CancellationException) && Diagnosis.of(failure).isEmpty()) {
        failure.addSuppressed(new DiagnosisNote(diagnosis(failure)));
      }
    } catch (RuntimeException ignored) {
      // A failure without a diagnosis is still the failure.
    }
  }

  private synchronized Diagnosis diagnosis(Throwable failure) {
    return new Diagnosis(
        operation,
        challenge,
        clockSkew(failure),
        challenged ? Duration.ofNanos(System.nanoTime() - challengedAtNanos) : null,
        secretHashUsername,
        CognitoErrors.attempts(failure),
        begunAnew,
        backend,
        arithmetic);
  }

  /** TIMESTAMP is this program's clock, Date is Cognito's; both have whole seconds. */
  private @Nullable Duration clockSkew(Throwable failure) {
    String date = date(failure);
    if (timestamp == null || date == null) {
      return null;
    }
    try {
      Instant theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      return Duration.between(theirs, CognitoTimestamp.toInstant(timestamp));
    } catch (DateTimeException ignored) {
      return null;
    }
  }

  private static @Nullable String date(Throwable failure) {
    if (!(failure instanceof AwsServiceException refused)
        || refused.awsErrorDetails() == null
        || refused.awsErrorDetails().sdkHttpResponse() == null) {
      return null;
    }
    return refused.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Date").orElse(null);
  }
}
