package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CognitoErrors;
import java.util.Optional;

/**
 * One attempt to sign in with a password. There are at most three: each of the two reasons to begin
 * anew counts once.
 *
 * @param withoutDevice whether a former attempt's device was refused
 * @param begunAnew whether an answer of a former attempt was lost
 */
record PasswordAttempt(
    SignInFlow flow, String username, char[] password, boolean withoutDevice, boolean begunAnew) {

  /** The next attempt after a failure; empty if the failure is final. */
  Optional<PasswordAttempt> after(Throwable failure) {
    if (failure instanceof RefusedDevice && !withoutDevice) {
      return Optional.of(new PasswordAttempt(flow, username, password, true, begunAnew));
    }
    if (CognitoErrors.isLostAnswer(failure) && !begunAnew) {
      return Optional.of(new PasswordAttempt(flow, username, password, withoutDevice, true));
    }
    return Optional.empty();
  }

  /** The password is not shown. */
  @Override
  public String toString() {
    return "PasswordAttempt[" + flow + "]";
  }
}
