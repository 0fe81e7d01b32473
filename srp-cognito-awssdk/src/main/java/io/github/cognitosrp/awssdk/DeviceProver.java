package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.SignInState.DeviceProof;
import io.github.cognitosrp.awssdk.client.AuthReply;
import io.github.cognitosrp.awssdk.client.CognitoCalls;
import io.github.cognitosrp.awssdk.client.CognitoErrors;
import io.github.cognitosrp.awssdk.client.Futures;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.DevicePasswordVerifierChallenge;
import io.github.cognitosrp.cognito.DeviceSrpSession;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Answers DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER. Thread-safe. */
record DeviceProver(CognitoSrp srp, CognitoCalls calls, KnownDevices devices) {

  /**
   * Proves the state's device.
   *
   * @return Cognito's answer; fails with {@link RefusedDevice} if Cognito refuses the device, which
   *     is removed from the store then
   * @throws UnexpectedResponseException if no device may be asked for
   */
  CompletableFuture<AuthReply> prove(SignInState state) {
    if (state.proof() != DeviceProof.OPEN) {
      throw new UnexpectedResponseException(
          "Cognito asks for a device that has proven itself already or was left out");
    }
    String deviceKey = state.deviceKey();
    if (deviceKey == null) {
      throw new UnexpectedResponseException(
          "Cognito asks for a device that the device store does not have");
    }
    RememberedDevice device =
        devices
            .load(state.username(), deviceKey)
            .orElseThrow(() ->
                new RefusedDevice(
                    new UnexpectedResponseException(
                        "the device store no longer has the device that Cognito asks for")));
    return Futures.recover(
        Futures.ending(device::close, () -> prove(state, device)),
        failure -> {
          if (!CognitoErrors.isRefusedDevice(failure)) {
            return CompletableFuture.failedFuture(failure);
          }
          devices.removeRefused(state.username(), deviceKey, failure);
          return CompletableFuture.failedFuture(new RefusedDevice(failure));
        });
  }

  private CompletableFuture<AuthReply> prove(SignInState state, RememberedDevice device) {
    Trace trace = state.trace();
    DeviceSrpSession session = trace.computing(() -> srp.beginDevice(state.username(), device));
    return Futures.ending(
        session::close,
        () ->
            calls
                .respond(
                    CognitoNames.DEVICE_SRP_AUTH,
                    state.session(),
                    session.challengeResponses(),
                    state.call())
                .thenCompose(reply -> answer(state, session, reply)));
  }

  private CompletableFuture<AuthReply> answer(
      SignInState state, DeviceSrpSession session, AuthReply reply) {
    if (!reply.asksFor(CognitoNames.DEVICE_PASSWORD_VERIFIER)) {
      throw UnexpectedResponseException.insteadOf(CognitoNames.DEVICE_PASSWORD_VERIFIER);
    }
    var challenge = DevicePasswordVerifierChallenge.parse(reply.parameters());
    Map<String, String> proof = state.trace().computing(() -> session.answer(challenge).toMap());
    return calls.respond(
        CognitoNames.DEVICE_PASSWORD_VERIFIER, reply.session(), proof, state.call());
  }
}
