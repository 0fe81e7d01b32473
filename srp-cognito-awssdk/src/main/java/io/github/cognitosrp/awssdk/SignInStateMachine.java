package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.SignInState.DeviceProof;
import io.github.cognitosrp.awssdk.client.AuthReply;
import io.github.cognitosrp.awssdk.client.CallContext;
import io.github.cognitosrp.awssdk.client.CallRunner;
import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.client.CognitoCalls;
import io.github.cognitosrp.awssdk.client.CognitoErrors;
import io.github.cognitosrp.awssdk.client.Futures;
import io.github.cognitosrp.awssdk.client.RequestOptions;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.UserSrpSession;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one state machine of all sign-ins, blocking or not: what to send next, given Cognito's
 * answer. Challenges that need no caller input are answered here, the others become results.
 *
 * <p>The number of requests is bounded whatever Cognito answers: an attempt proves the password and
 * the device once each, a step is repeated once at most (without a forgotten device), and there are
 * at most three attempts. Thread-safe.
 */
final class SignInStateMachine implements Continuation {
  /** Challenges whose answers have no DEVICE_KEY in the API reference. */
  private static final Set<String> WITHOUT_DEVICE =
      Set.of(
          CognitoNames.NEW_PASSWORD_REQUIRED, CognitoNames.MFA_SETUP, CognitoNames.SELECT_MFA_TYPE);

  private final CognitoSrp srp;
  private final CognitoCalls calls;
  private final KnownDevices devices;
  private final DeviceProver prover;
  private final RequestOptions options;
  private final SavedSignIns saved;
  private final ResultMapper results;

  SignInStateMachine(AccountCalls account, CallRunner runner, SavedSignIns saved) {
    this.srp = account.srp();
    this.calls = account.calls();
    this.devices = account.devices();
    this.prover = new DeviceProver(srp, calls, devices);
    this.options = account.options();
    this.saved = saved;
    this.results = new ResultMapper(this, account, runner, saved);
  }

  ResultMapper results() {
    return results;
  }

  /** A sign-in with a password. The array must stay as it is until the future is complete. */
  CompletableFuture<SignInResult> start(
      CallScope scope, SignInFlow flow, String username, char[] password) {
    return attempt(scope, PasswordAttempt.first(flow, username, password));
  }

  /** A sign-in that begins with the pool's choice or triggers. */
  CompletableFuture<SignInResult> start(CallScope scope, SignInFlow flow, String username) {
    Map<String, String> parameters = named(username);
    SignInState first = first(scope, flow, username, false, new Trace(srp));
    return unwrapped(step(first, state -> initiate(state, parameters)).thenCompose(this::next));
  }

  @Override
  public CompletableFuture<SignInResult> answer(
      SignInState state, String challenge, Map<String, String> answer) {
    Map<String, String> responses = named(state.username());
    responses.putAll(answer);
    return unwrapped(
        step(state, current -> respond(current, challenge, responses)).thenCompose(this::next));
  }

  @Override
  public CompletableFuture<SignInResult> answerWithPassword(
      SignInState state, String challenge, char[] password) {
    PasswordAttempt attempt = PasswordAttempt.first(state.flow(), state.username(), password);
    return orNext(state.call().scope(), attempt, () -> choosePassword(state, challenge, password));
  }

  private CompletableFuture<SignInResult> attempt(CallScope scope, PasswordAttempt attempt) {
    return orNext(scope, attempt, () -> once(scope, attempt));
  }

  private CompletableFuture<SignInResult> orNext(
      CallScope scope, PasswordAttempt attempt, Supplier<CompletableFuture<SignInResult>> work) {
    return unwrapped(
        Futures.recover(
            work.get(),
            failure ->
                attempt
                    .after(failure)
                    .map(next -> attempt(scope, next))
                    .orElseGet(() -> CompletableFuture.failedFuture(failure))));
  }

  private static CompletableFuture<SignInResult> unwrapped(CompletableFuture<SignInResult> result) {
    return Futures.recover(
        result, failure -> CompletableFuture.failedFuture(RefusedDevice.cause(failure)));
  }

  private CompletableFuture<SignInResult> once(CallScope scope, PasswordAttempt attempt) {
    Trace trace = new Trace(srp, attempt.begunAnew());
    UserSrpSession session = trace.computing(() -> srp.beginUser(attempt.username()));
    return Futures.ending(
        session::close,
        () -> {
          SignInState first =
              first(scope, attempt.flow(), attempt.username(), attempt.withoutDevice(), trace);
          Map<String, String> parameters = attempt.flow().authParameters(session);
          return step(first, state -> initiate(state, parameters))
              .thenCompose(answered -> prove(answered, session, attempt.password()));
        });
  }

  private CompletableFuture<SignInResult> choosePassword(
      SignInState state, String challenge, char[] password) {
    UserSrpSession session = state.trace().computing(() -> srp.beginUser(state.username()));
    return Futures.ending(
        session::close,
        () -> {
          Map<String, String> responses =
              challenge.equals(CognitoNames.SELECT_CHALLENGE)
                  ? session.selectChallengeResponses()
                  : session.passwordSrpResponses();
          return step(state, current -> respond(current, challenge, responses))
              .thenCompose(answered -> prove(answered, session, password));
        });
  }

  /** Answers PASSWORD_VERIFIER, if that is what Cognito asks after SRP_A. */
  private CompletableFuture<SignInResult> prove(
      Answered answered, UserSrpSession session, char[] password) {
    if (!answered.reply().asksFor(CognitoNames.PASSWORD_VERIFIER)) {
      return next(answered);
    }
    var challenge = PasswordVerifierChallenge.parse(answered.reply().parameters());
    return step(
            answered.state(),
            state -> {
              // Signed anew each time, so that TIMESTAMP is the time of sending.
              Map<String, String> proof =
                  state
                      .trace()
                      .computing(() -> session.answerWithoutDevice(challenge, password).toMap());
              return respond(state, CognitoNames.PASSWORD_VERIFIER, proof);
            })
        .thenCompose(this::next);
  }

  /** Goes on from an answer of Cognito: the device's proof, then a result. */
  private CompletableFuture<SignInResult> next(Answered answered) {
    SignInState state = answered.state();
    if (!answered.reply().asksFor(CognitoNames.DEVICE_SRP_AUTH)) {
      return CompletableFuture.completedFuture(results.result(state, answered.reply()));
    }
    return prover
        .prove(state)
        .thenApply(reply -> results.result(after(state, reply).afterDeviceProof(), reply));
  }

  /** Cognito's answer, and the state after it. */
  private record Answered(SignInState state, AuthReply reply) {}

  /** Takes a step; if its device has been forgotten, drops that and takes the step without it. */
  private CompletableFuture<Answered> step(
      SignInState state, Function<SignInState, CompletableFuture<AuthReply>> request) {
    String deviceKey = state.deviceKey();
    return Futures.recover(
        request.apply(state).thenApply(reply -> new Answered(after(state, reply), reply)),
        failure -> {
          if (deviceKey == null || !CognitoErrors.isForgottenDevice(failure)) {
            return CompletableFuture.failedFuture(failure);
          }
          devices.removeRefused(state.username(), deviceKey, failure);
          SignInState without = state.withoutDevice();
          return request
              .apply(without)
              .thenApply(reply -> new Answered(after(without, reply), reply));
        });
  }

  /** The state after an answer; a device is kept under the name that Cognito returns, no alias. */
  private SignInState after(SignInState state, AuthReply reply) {
    SignInState after = state.after(reply, saved.now());
    boolean renamed = !after.username().equals(state.username());
    return renamed && after.proof() == DeviceProof.OPEN
        ? after.withDevice(devices.key(after.username()))
        : after;
  }

  private SignInState first(
      CallScope scope, SignInFlow flow, String username, boolean withoutDevice, Trace trace) {
    return new SignInState(
        flow,
        username,
        null,
        withoutDevice ? null : devices.key(username),
        withoutDevice ? DeviceProof.LEFT_OUT : DeviceProof.OPEN,
        saved.now(),
        trace,
        new CallContext(trace, scope, options));
  }

  private CompletableFuture<AuthReply> initiate(SignInState state, Map<String, String> parameters) {
    return calls.initiate(
        state.flow().name(), withDevice(state, parameters), state.username(), state.call());
  }

  private CompletableFuture<AuthReply> respond(
      SignInState state, String challenge, Map<String, String> responses) {
    Map<String, String> all =
        WITHOUT_DEVICE.contains(challenge) ? responses : withDevice(state, responses);
    return calls.respond(challenge, state.session(), all, state.call());
  }

  /** USERNAME and the SECRET_HASH over that very name. */
  private Map<String, String> named(String username) {
    Map<String, String> parameters = new LinkedHashMap<>();
    srp.secretHash(username).ifPresent(hash -> parameters.put(CognitoNames.SECRET_HASH, hash));
    parameters.put(CognitoNames.USERNAME, username);
    return parameters;
  }

  private static Map<String, String> withDevice(SignInState state, Map<String, String> parameters) {
    if (state.deviceKey() == null) {
      return parameters;
    }
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put(CognitoNames.DEVICE_KEY, state.deviceKey());
    return all;
  }
}
