package io.github.cognitosrp.cli;

import io.github.cognitosrp.cognito.internal.Printable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusRequest;

/**
 * Reports each request of a sign-in, and what was computed before it, as the SDK sees them. For one
 * blocking sign-in at a time.
 */
final class RequestSteps implements ExecutionInterceptor {
  private static final String SRP_A = "SRP_A";
  private static final String SIGNATURE = "PASSWORD_CLAIM_SIGNATURE";

  private final Report report;
  private long startNanos;

  RequestSteps(Report report) {
    this.report = report;
  }

  /** The time that a person took to answer is not the computation's. */
  void computationStarts() {
    startNanos = System.nanoTime();
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes call) {
    computation(context.request()).ifPresent(what -> report.step(what, sinceStart()));
    startNanos = System.nanoTime();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes call) {
    report.step(name(context.request(), call), outcome(context), sinceStart());
    startNanos = System.nanoTime();
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes call) {
    Throwable failure = context.exception();
    String outcome =
        failure instanceof AwsServiceException refused && refused.awsErrorDetails() != null
            ? Printable.of(String.valueOf(refused.awsErrorDetails().errorCode()))
            : "no answer";
    report.step(name(context.request(), call), outcome, sinceStart());
  }

  private Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private static Optional<String> computation(SdkRequest request) {
    if (request instanceof ConfirmDeviceRequest) {
      return Optional.of("make the device's password, salt and verifier");
    }
    if (request instanceof InitiateAuthRequest start) {
      return computation(start.authParameters(), "");
    }
    if (request instanceof RespondToAuthChallengeRequest answer) {
      boolean isDevices = answer.challengeNameAsString().startsWith("DEVICE_");
      return computation(answer.challengeResponses(), isDevices ? " for the device" : "");
    }
    return Optional.empty();
  }

  private static Optional<String> computation(Map<String, String> parameters, String whose) {
    if (parameters.containsKey(SIGNATURE)) {
      return Optional.of("compute and sign the proof" + whose);
    }
    return parameters.containsKey(SRP_A) ? Optional.of("compute SRP_A" + whose) : Optional.empty();
  }

  private static String name(SdkRequest request, ExecutionAttributes call) {
    String operation = call.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    if (request instanceof InitiateAuthRequest start) {
      return operation + " " + start.authFlowAsString();
    }
    if (request instanceof RespondToAuthChallengeRequest answer) {
      return operation + " " + answer.challengeNameAsString();
    }
    return operation;
  }

  private static String outcome(Context.AfterExecution context) {
    SdkResponse response = context.response();
    if (response instanceof InitiateAuthResponse started) {
      return outcome(started.authenticationResult(), started.challengeNameAsString());
    }
    if (response instanceof RespondToAuthChallengeResponse answered) {
      return outcome(answered.authenticationResult(), answered.challengeNameAsString());
    }
    if (response instanceof ConfirmDeviceResponse confirmed) {
      return Boolean.TRUE.equals(confirmed.userConfirmationNecessary())
          ? "confirmed, not remembered yet"
          : "remembered";
    }
    return context.request() instanceof UpdateDeviceStatusRequest update
        ? update.deviceRememberedStatusAsString()
        : "";
  }

  private static String outcome(
      @Nullable AuthenticationResultType tokens, @Nullable String challenge) {
    return tokens != null ? "tokens" : Printable.of(String.valueOf(challenge));
  }
}
