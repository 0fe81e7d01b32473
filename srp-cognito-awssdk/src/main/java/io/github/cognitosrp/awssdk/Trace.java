package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.modpow.ModPowException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What one sign-in did so far, as far as it explains a failure. Holds no secret. Thread-safe. */
final class Trace {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final CognitoSrp srp;
  private String operation = "";
  private @Nullable String challenge;
  private @Nullable String timestamp;
  private @Nullable String secretHashUsername;
  private long challengedAtNanos;
  private boolean challenged;
  private Duration arithmetic = Duration.ZERO;

  Trace(CognitoSrp srp) {
    this.srp = srp;
  }

  /** Computes something with big numbers and counts the time that it took. */
  <T> T computing(Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      add(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private synchronized void add(Duration time) {
    arithmetic = arithmetic.plus(time);
  }

  /** A request is about to go out; the name is the one that its SECRET_HASH, if any, is over. */
  synchronized void sending(
      String name, @Nullable String about, Map<String, String> parameters, String username) {
    operation = name;
    challenge = about;
    timestamp = parameters.get(Keys.TIMESTAMP);
    secretHashUsername = parameters.containsKey(Keys.SECRET_HASH) ? username : null;
  }

  synchronized void received() {
    challengedAtNanos = System.nanoTime();
    challenged = true;
  }

  /** Attaches what is known to the failure of the last request, unless it has that already. */
  void explain(Throwable failure) {
    if (Diagnosis.of(failure).isEmpty()) {
      failure.addSuppressed(new DiagnosisNote(diagnosis(failure)));
    }
  }

  private synchronized Diagnosis diagnosis(Throwable failure) {
    Duration sinceChallenge =
        challenged ? Duration.ofNanos(System.nanoTime() - challengedAtNanos) : null;
    return new Diagnosis(
        operation,
        challenge,
        clockSkew(failure),
        sinceChallenge,
        secretHashUsername,
        backend(),
        arithmetic);
  }

  /** TIMESTAMP is this program's clock, Date is Cognito's; both have whole seconds. */
  private @Nullable Duration clockSkew(Throwable failure) {
    Instant theirs = date(failure).orElse(null);
    if (timestamp == null || theirs == null) {
      return null;
    }
    try {
      return Duration.between(theirs, TIMESTAMP.parse(timestamp, Instant::from));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Optional<Instant> date(Throwable failure) {
    if (!(failure instanceof AwsServiceException refused)
        || refused.awsErrorDetails() == null
        || refused.awsErrorDetails().sdkHttpResponse() == null) {
      return Optional.empty();
    }
    return refused
        .awsErrorDetails()
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .flatMap(text -> {
          try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
          } catch (DateTimeException e) {
            return Optional.empty();
          }
        });
  }

  private String backend() {
    try {
      return srp.modPow().name();
    } catch (ModPowException e) {
      return "none";
    }
  }
}
