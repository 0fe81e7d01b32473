package io.github.cognitosrp.awssdk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in carries from step to step. Immutable.
 *
 * @param username the name that Cognito returned last, or the typed one until it has returned one
 * @param session goes back with the next answer, if Cognito sent one
 * @param deviceKey the device that takes part, if Cognito is known to remember it
 */
record Progress(
    SignInFlow flow,
    String username,
    @Nullable String session,
    @Nullable String deviceKey,
    Trace trace) {

  /** The state after Cognito's answer, whose USERNAME is the canonical one. */
  Progress after(Reply reply) {
    Map<String, String> parameters = reply.parameters();
    String canonical = parameters.get(Keys.USERNAME);
    return new Progress(
        flow,
        canonical == null || canonical.isEmpty() ? username : canonical,
        reply.session(),
        deviceKey,
        trace);
  }

  Progress withDevice(@Nullable String key) {
    return new Progress(flow, username, session, key, trace);
  }

  Progress withSession(@Nullable String newSession) {
    return new Progress(flow, username, newSession, deviceKey, trace);
  }

  /** The session would let whoever has it go on with the sign-in. */
  @Override
  public String toString() {
    return "Progress[" + flow + ", " + username + "]";
  }
}
