package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.DevicePasswordVerifierChallenge;
import io.github.cognitosrp.cognito.DeviceSrpSession;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserSrpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one state machine of all sign-ins, blocking or not: what to send next, given Cognito's
 * answer. Challenges that need nobody's decision are answered here, the others become results.
 * Thread-safe.
 */
final class Steps {
  /** Challenges whose answers have no DEVICE_KEY in the API reference. */
  private static final Set<String> WITHOUT_DEVICE =
      Set.of(Keys.NEW_PASSWORD_REQUIRED, Keys.MFA_SETUP, Keys.SELECT_MFA_TYPE);

  private final CognitoSrp srp;
  private final Messages messages;
  private final Devices devices;
  private final Results results;

  Steps(CognitoSrp srp, Messages messages, Devices devices, Runner runner, AccountSteps account) {
    this.srp = srp;
    this.messages = messages;
    this.devices = devices;
    this.results = new Results(this, account, runner);
  }

  /** A sign-in with a password. The array must stay as it is until the future is complete. */
  CompletableFuture<SignInResult> start(SignInFlow flow, String username, char[] password) {
    Trace trace = new Trace(srp);
    UserSrpSession session = trace.computing(() -> srp.beginUser(username));
    return Futures.ending(
        session::close,
        () -> {
          Map<String, String> parameters = flow.authParameters(session);
          Progress first = new Progress(flow, username, null, devices.key(username), trace);
          return devices
              .unlessForgotten(first, progress -> initiate(progress, parameters))
              .thenCompose(reply ->
                  afterPublicA(
                      first, reply, session, password, () -> start(flow, username, password)));
        });
  }

  /** A sign-in that begins with the pool's choice or triggers. */
  CompletableFuture<SignInResult> start(SignInFlow flow, String username) {
    Map<String, String> parameters = named(username);
    Progress first = new Progress(flow, username, null, devices.key(username), new Trace(srp));
    return devices
        .unlessForgotten(first, progress -> initiate(progress, parameters))
        .thenCompose(reply -> next(first, reply, null));
  }

  /** An answer that needs no arithmetic. */
  CompletableFuture<SignInResult> answer(
      Progress progress, String challenge, Map<String, String> answer) {
    Map<String, String> responses = named(progress.username());
    responses.putAll(answer);
    return devices
        .unlessForgotten(progress, current -> respond(current, challenge, responses))
        .thenCompose(reply -> next(progress, reply, null));
  }

  /** The answer to SELECT_CHALLENGE or PASSWORD_SRP that carries SRP_A. */
  CompletableFuture<SignInResult> answerWithPassword(
      Progress progress, String challenge, char[] password) {
    String username = progress.username();
    UserSrpSession session = progress.trace().computing(() -> srp.beginUser(username));
    return Futures.ending(
        session::close,
        () -> {
          Map<String, String> responses =
              challenge.equals(Keys.SELECT_CHALLENGE)
                  ? session.selectChallengeResponses()
                  : session.passwordSrpResponses();
          return devices
              .unlessForgotten(progress, current -> respond(current, challenge, responses))
              .thenCompose(reply ->
                  afterPublicA(
                      progress,
                      reply,
                      session,
                      password,
                      () -> start(progress.flow(), username, password)));
        });
  }

  /** The state after an answer; a device is kept under the name that Cognito returns, no alias. */
  private Progress canonical(Progress progress, Reply reply) {
    Progress current = progress.after(reply);
    return current.username().equals(progress.username())
        ? current
        : current.withDevice(devices.key(current.username()));
  }

  private CompletableFuture<SignInResult> afterPublicA(
      Progress progress,
      Reply reply,
      UserSrpSession session,
      char[] password,
      Supplier<CompletableFuture<SignInResult>> again) {
    if (!reply.asksFor(Keys.PASSWORD_VERIFIER)) {
      return next(progress, reply, again);
    }
    PasswordVerifierChallenge challenge = PasswordVerifierChallenge.parse(reply.parameters());
    Progress canonical = progress.after(reply);
    // Only now is the name known that devices are kept under; the typed one may be an alias.
    Progress proving = canonical.withDevice(devices.key(canonical.username()));
    return devices
        .unlessForgotten(
            proving,
            current -> {
              // Signed anew each time, so that TIMESTAMP is the time of sending.
              Map<String, String> proof =
                  current
                      .trace()
                      .computing(() -> session.answerWithoutDevice(challenge, password).toMap());
              return respond(current, Keys.PASSWORD_VERIFIER, proof);
            })
        .thenCompose(answered -> next(proving, answered, again));
  }

  /**
   * Goes on from an answer of Cognito.
   *
   * @param again starts anew after a device has turned out useless; null without a password
   */
  CompletableFuture<SignInResult> next(
      Progress progress, Reply reply, @Nullable Supplier<CompletableFuture<SignInResult>> again) {
    Progress current = canonical(progress, reply);
    if (!reply.asksFor(Keys.DEVICE_SRP_AUTH)) {
      return CompletableFuture.completedFuture(results.of(current, reply));
    }
    return Futures.recover(
        proveDevice(current).thenCompose(answered -> next(current, answered, again)),
        failure -> again != null && Refusals.deviceIsUseless(failure),
        failure -> {
          devices.remove(current.username());
          return again == null ? CompletableFuture.failedFuture(failure) : again.get();
        });
  }

  private CompletableFuture<Reply> proveDevice(Progress progress) {
    RememberedDevice device = devices.require(progress.username());
    return Futures.ending(device::close, () -> proveDevice(progress, device));
  }

  private CompletableFuture<Reply> proveDevice(Progress progress, RememberedDevice device) {
    Trace trace = progress.trace();
    DeviceSrpSession session = trace.computing(() -> srp.beginDevice(progress.username(), device));
    return Futures.ending(
        session::close,
        () ->
            messages
                .respond(
                    Keys.DEVICE_SRP_AUTH, progress.session(), session.challengeResponses(), trace)
                .thenCompose(reply -> {
                  if (!reply.asksFor(Keys.DEVICE_PASSWORD_VERIFIER)) {
                    throw UnexpectedResponseException.insteadOf(Keys.DEVICE_PASSWORD_VERIFIER);
                  }
                  var challenge = DevicePasswordVerifierChallenge.parse(reply.parameters());
                  Map<String, String> proof =
                      trace.computing(() -> session.answer(challenge).toMap());
                  return messages.respond(
                      Keys.DEVICE_PASSWORD_VERIFIER, reply.session(), proof, trace);
                }));
  }

  private CompletableFuture<Reply> initiate(Progress progress, Map<String, String> parameters) {
    return messages.initiate(
        progress.flow().name(),
        withDevice(progress, parameters),
        progress.username(),
        progress.trace());
  }

  private CompletableFuture<Reply> respond(
      Progress progress, String challenge, Map<String, String> responses) {
    Map<String, String> all =
        WITHOUT_DEVICE.contains(challenge) ? responses : withDevice(progress, responses);
    return messages.respond(challenge, progress.session(), all, progress.trace());
  }

  /** USERNAME and the SECRET_HASH over that very name. */
  private Map<String, String> named(String username) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(Keys.USERNAME, username);
    srp.secretHash(username).ifPresent(hash -> parameters.put(Keys.SECRET_HASH, hash));
    return parameters;
  }

  private static Map<String, String> withDevice(Progress progress, Map<String, String> parameters) {
    if (progress.deviceKey() == null) {
      return parameters;
    }
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put(Keys.DEVICE_KEY, progress.deviceKey());
    return all;
  }
}
