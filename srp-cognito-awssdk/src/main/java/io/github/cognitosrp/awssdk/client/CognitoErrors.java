package io.github.cognitosrp.awssdk.client;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** What Cognito's errors mean for the next step, where only the message tells. */
public final class CognitoErrors {
  /** The messages that are told apart here have less than 200 characters. */
  private static final int MAX_MESSAGE = 1_000;

  private CognitoErrors() {}

  /**
   * Whether the device is no longer remembered. Without the word "device" the same exception refers
   * to the app client or the pool, and the device must be kept.
   */
  public static boolean isForgottenDevice(Throwable failure) {
    return failure instanceof ResourceNotFoundException refused
        && message(refused).contains("device");
  }

  /**
   * Whether the device's proof was refused: its stored password is wrong and will stay so. An
   * expired session has the same exception with another message.
   */
  public static boolean isRefusedDevice(Throwable failure) {
    return isForgottenDevice(failure)
        || (failure instanceof NotAuthorizedException refused
            && message(refused).startsWith("incorrect username or password"));
  }

  /**
   * Whether Cognito had answered already and the answer was lost: the SDK sent the request again,
   * and the session was spent by then.
   */
  public static boolean isLostAnswer(Throwable failure) {
    return failure instanceof NotAuthorizedException refused
        && attempts(refused) > 1
        && message(refused).startsWith("invalid session");
  }

  /**
   * Whether the app client takes refresh tokens in GetTokensFromRefreshToken only. Rotation needs
   * an app client without ALLOW_REFRESH_TOKEN_AUTH, which then refuses the flow by name.
   */
  public static boolean isRefreshFlowDisabled(Throwable failure) {
    if (!(failure instanceof InvalidParameterException
        || failure instanceof NotAuthorizedException)) {
      return false;
    }
    String message = message((CognitoIdentityProviderException) failure);
    return message.contains("rotation")
        || (message.contains("not enabled")
            && (message.contains("flow") || message.contains("refresh_token")));
  }

  /** How often the SDK sent the request; 0 if it does not say. */
  public static int attempts(Throwable failure) {
    @Nullable Integer attempts = failure instanceof SdkException known ? known.numAttempts() : null;
    return attempts == null ? 0 : attempts;
  }

  private static String message(CognitoIdentityProviderException refused) {
    @Nullable String message =
        refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorMessage();
    return message == null
        ? ""
        : message.substring(0, Math.min(message.length(), MAX_MESSAGE)).toLowerCase(Locale.ROOT);
  }
}
