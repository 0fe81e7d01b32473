package io.github.cognitosrp.awssdk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** What Cognito's refusals mean for a remembered device. */
final class Refusals {
  private Refusals() {}

  /**
   * Whether the device is no longer remembered. The same exception without the word speaks of the
   * app client or the pool; the device must survive that.
   */
  static boolean deviceIsForgotten(Throwable failure) {
    return failure instanceof ResourceNotFoundException refused
        && message(refused).contains("device");
  }

  /**
   * Whether the device's proof was refused: its stored password is wrong and will stay so. An
   * expired session has the same exception with another message.
   */
  static boolean deviceIsUseless(Throwable failure) {
    return deviceIsForgotten(failure)
        || (failure instanceof NotAuthorizedException refused
            && message(refused).startsWith("incorrect username or password"));
  }

  private static String message(CognitoIdentityProviderException refused) {
    @Nullable String message =
        refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorMessage();
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
