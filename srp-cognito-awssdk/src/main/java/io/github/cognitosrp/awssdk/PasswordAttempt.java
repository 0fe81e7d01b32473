package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CognitoErrors;
import java.util.Optional;

/**
 * One attempt to sign in with a password. There are at most three: each of the two reasons to begin
 * anew counts once.
 */
final class PasswordAttempt {
  private final SignInFlow flow;
  private final String username;
  private final char[] password;
  private final boolean withoutDevice;
  private final boolean begunAnew;

  private PasswordAttempt(
      SignInFlow flow, String username, char[] password, boolean withoutDevice, boolean begunAnew) {
    this.flow = flow;
    this.username = username;
    this.password = password;
    this.withoutDevice = withoutDevice;
    this.begunAnew = begunAnew;
  }

  /** The first attempt. The array must stay as it is until the last one has ended. */
  static PasswordAttempt first(SignInFlow flow, String username, char[] password) {
    return new PasswordAttempt(flow, username, password, false, false);
  }

  SignInFlow flow() {
    return flow;
  }

  String username() {
    return username;
  }

  char[] password() {
    return password;
  }

  /** Whether a former attempt's device was refused. */
  boolean withoutDevice() {
    return withoutDevice;
  }

  /** Whether an answer of a former attempt was lost. */
  boolean begunAnew() {
    return begunAnew;
  }

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
}
