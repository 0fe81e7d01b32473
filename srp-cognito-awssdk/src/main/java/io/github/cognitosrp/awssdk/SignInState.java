package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.AuthReply;
import io.github.cognitosrp.awssdk.client.CallContext;
import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in carries from step to step. Immutable.
 *
 * @param username the name that Cognito returned last, or the typed one until it has returned one
 * @param session goes back with the next answer, if Cognito sent one
 * @param deviceKey the device that takes part, if Cognito is known to remember it
 * @param proof whether the device may still be asked for its proof
 * @param answeredAt when Cognito sent its last answer; the session expires by it
 * @param trace explains failures
 * @param call the program's call under way
 */
record SignInState(
    SignInFlow flow,
    String username,
    @Nullable String session,
    @Nullable String deviceKey,
    DeviceProof proof,
    Instant answeredAt,
    Trace trace,
    CallContext call) {

  /** The device's part in a sign-in. It proves itself once at most, whatever Cognito asks. */
  enum DeviceProof {
    /** A stored device takes part, and has not proven itself yet. */
    OPEN,
    /** The device has proven itself. */
    DONE,
    /** Cognito has refused the device, or has forgotten it; the sign-in goes on without it. */
    LEFT_OUT
  }

  /**
   * The state after Cognito's answer, whose USERNAME is the canonical one.
   *
   * @throws UnexpectedResponseException if that cannot be a user's name
   */
  SignInState after(AuthReply reply, Instant now) {
    String canonical = reply.parameters().get(CognitoNames.USERNAME);
    if (canonical != null && !canonical.isEmpty() && !Arguments.isUsername(canonical)) {
      throw UnexpectedResponseException.insteadOf("a user's name");
    }
    return new SignInState(
        flow,
        canonical == null || canonical.isEmpty() ? username : canonical,
        reply.session(),
        deviceKey,
        proof,
        now,
        trace,
        call);
  }

  SignInState withDevice(@Nullable String key) {
    return new SignInState(flow, username, session, key, proof, answeredAt, trace, call);
  }

  SignInState withoutDevice() {
    return new SignInState(
        flow, username, session, null, DeviceProof.LEFT_OUT, answeredAt, trace, call);
  }

  SignInState afterDeviceProof() {
    return new SignInState(
        flow, username, session, deviceKey, DeviceProof.DONE, answeredAt, trace, call);
  }

  SignInState withSession(@Nullable String newSession) {
    return new SignInState(flow, username, newSession, deviceKey, proof, answeredAt, trace, call);
  }

  /** The same state in a later call of the program. */
  SignInState in(CallScope scope) {
    return new SignInState(
        flow, username, session, deviceKey, proof, answeredAt, trace, call.in(scope));
  }

  /** The session would let whoever has it go on with the sign-in. */
  @Override
  public String toString() {
    return "SignInState[" + flow + "]";
  }
}
