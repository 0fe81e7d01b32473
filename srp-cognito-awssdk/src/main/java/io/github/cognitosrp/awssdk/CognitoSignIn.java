package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallRunner;
import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.client.CognitoCalls;
import io.github.cognitosrp.awssdk.client.Transport;
import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.SecretKey;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Signs users in to one user pool through one app client.
 *
 * <pre>{@code
 * CognitoSignIn signIn = CognitoSignIn.create(client, srp);
 * SignInResult result = signIn.start("alice", password);
 * if (result instanceof CodeRequired required) {
 *   result = required.answer(code);
 * }
 * if (result instanceof SignedIn alice) {
 *   alice.tokens();
 * }
 * }</pre>
 *
 * <p>The methods that wait end with the SDK's AbortedException when their thread is interrupted
 * while an asynchronous client works; the thread's interrupt flag stays set. Cancelling the future
 * of an asynchronous method, or completing it in another way, aborts the request under way, and no
 * other is sent; a future made from it by {@code thenApply} and the like does not pass that on.
 *
 * <p>The SDK's client stays the caller's to close. Immutable, thread-safe, meant to be kept.
 */
public final class CognitoSignIn {
  private final Map<String, String> clientMetadata;
  private final AccountCalls account;
  private final CallRunner runner;
  private final SavedSignIns saved;
  private final SignInStateMachine machine;

  CognitoSignIn(CognitoSignInBuilder settings, Transport transport) {
    this(
        settings.clientMetadata,
        new AccountCalls(
            settings.srp,
            new CognitoCalls(settings.srp, transport, settings.admin),
            new KnownDevices(settings.srp, settings.deviceStore),
            SignInOptions.none().over(settings.clientMetadata),
            new AtomicBoolean(settings.refreshTokenRotation)),
        new CallRunner(settings.executor),
        settings.clock,
        settings.sessionValidity);
  }

  private CognitoSignIn(
      Map<String, String> clientMetadata,
      AccountCalls account,
      CallRunner runner,
      Clock clock,
      Duration sessionValidity) {
    this.clientMetadata = clientMetadata;
    this.account = account;
    this.runner = runner;
    this.saved = new SavedSignIns(account.srp(), clock, sessionValidity, account.options());
    this.machine = new SignInStateMachine(account, runner, saved);
  }

  /**
   * A sign-in over the SDK's blocking client, with the defaults of the builder.
   *
   * @param client the client, for the user pool's region; needs no credentials
   * @param srp the user pool and the app client
   * @return a new object
   * @throws IllegalArgumentException if an argument is {@code null}
   */
  public static CognitoSignIn create(CognitoIdentityProviderClient client, CognitoSrp srp) {
    return builder(srp).client(client).build();
  }

  /**
   * A sign-in over the SDK's asynchronous client, with the defaults of the builder.
   *
   * @param client the client, for the user pool's region; needs no credentials
   * @param srp the user pool and the app client
   * @return a new object
   * @throws IllegalArgumentException if an argument is {@code null}
   */
  public static CognitoSignIn create(CognitoIdentityProviderAsyncClient client, CognitoSrp srp) {
    return builder(srp).client(client).build();
  }

  /**
   * A builder, which needs a client.
   *
   * @param srp the user pool and the app client
   * @return a new builder
   * @throws IllegalArgumentException if an argument is {@code null}
   */
  public static CognitoSignInBuilder builder(CognitoSrp srp) {
    return new CognitoSignInBuilder(srp);
  }

  /**
   * The same sign-in with options for one user's sign-in, in place of any former options.
   *
   * @param options the options
   * @return a new object, cheap to make; all requests of its sign-ins carry the options
   * @throws IllegalArgumentException if the options are {@code null}
   */
  public CognitoSignIn withOptions(SignInOptions options) {
    return new CognitoSignIn(
        clientMetadata,
        new AccountCalls(
            account.srp(),
            account.calls(),
            account.devices(),
            Arguments.notNull(options, "options").over(clientMetadata),
            account.rotation()),
        runner,
        saved.clock(),
        saved.validity());
  }

  /**
   * Signs in with USER_SRP_AUTH. If an answer of Cognito is lost on the way, the SDK sends the same
   * request again and Cognito calls the session invalid; the sign-in then begins anew, once.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @param password the user's password, at most 4,096 characters; not wiped here
   * @return the state of the sign-in
   * @throws IllegalArgumentException if an argument is {@code null} or breaks its rule
   * @throws io.github.cognitosrp.cognito.CognitoSrpException if Cognito's challenge breaks its rule
   * @throws io.github.cognitosrp.modpow.ModPowException if no arithmetic backend is ready
   * @throws io.github.cognitosrp.awssdk.device.DeviceStoreException if the device store fails
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach; {@link Diagnosis#of} explains it
   */
  public SignInResult start(String username, char[] password) {
    return start(SignInFlow.USER_SRP_AUTH, username, password);
  }

  /**
   * Signs in with a password in another flow.
   *
   * @param flow the flow, which the app client must allow
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @param password the user's password, at most 4,096 characters; not wiped here
   * @return the state of the sign-in
   * @throws IllegalArgumentException if an argument is {@code null} or breaks its rule
   * @throws io.github.cognitosrp.cognito.CognitoSrpException if Cognito's challenge breaks its rule
   * @throws io.github.cognitosrp.modpow.ModPowException if no arithmetic backend is ready
   * @throws io.github.cognitosrp.awssdk.device.DeviceStoreException if the device store fails
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach; {@link Diagnosis#of} explains it
   */
  public SignInResult start(SignInFlow flow, String username, char[] password) {
    check(flow, username, password);
    return runner.now(scope -> machine.start(scope, flow, username, password));
  }

  /**
   * Like {@link #start(String, char[])}, without waiting.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @param password the user's password; copied before this method returns, the copy is wiped
   * @return fails as that method does
   * @throws IllegalArgumentException if an argument is {@code null} or breaks its rule
   */
  public CompletableFuture<SignInResult> startAsync(String username, char[] password) {
    return startAsync(SignInFlow.USER_SRP_AUTH, username, password);
  }

  /**
   * Like {@link #start(SignInFlow, String, char[])}, without waiting.
   *
   * @param flow the flow, which the app client must allow
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @param password the user's password; copied before this method returns, the copy is wiped
   * @return fails as that method does
   * @throws IllegalArgumentException if an argument is {@code null} or breaks its rule
   */
  public CompletableFuture<SignInResult> startAsync(
      SignInFlow flow, String username, char[] password) {
    check(flow, username, password);
    return runner.laterWith(password, copy -> scope -> machine.start(scope, flow, username, copy));
  }

  private static void check(SignInFlow flow, String username, char[] password) {
    Arguments.notNull(flow, "flow");
    Arguments.text(username, "username");
    Arguments.password(password, "password");
  }

  /**
   * Begins a sign-in without a password at the pool's triggers: CUSTOM_AUTH.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @return the state of the sign-in, usually {@link CustomAnswerRequired}
   * @throws IllegalArgumentException if the name is {@code null} or breaks its rule
   * @throws io.github.cognitosrp.awssdk.device.DeviceStoreException if the device store fails
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach; {@link Diagnosis#of} explains it
   */
  public SignInResult startCustom(String username) {
    return runner.now(scope -> startWithout(scope, SignInFlow.CUSTOM_AUTH, username));
  }

  /**
   * Like {@link #startCustom(String)}, without waiting.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @return fails as that method does
   */
  public CompletableFuture<SignInResult> startCustomAsync(String username) {
    return runner.later(scope -> startWithout(scope, SignInFlow.CUSTOM_AUTH, username));
  }

  /**
   * Begins a sign-in at the user's choice of a factor: USER_AUTH.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @return the state of the sign-in, usually {@link FactorSelectionRequired}
   * @throws IllegalArgumentException if the name is {@code null} or breaks its rule
   * @throws io.github.cognitosrp.awssdk.device.DeviceStoreException if the device store fails
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach; {@link Diagnosis#of} explains it
   */
  public SignInResult startChoice(String username) {
    return runner.now(scope -> startWithout(scope, SignInFlow.USER_AUTH, username));
  }

  /**
   * Like {@link #startChoice(String)}, without waiting.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @return fails as that method does
   */
  public CompletableFuture<SignInResult> startChoiceAsync(String username) {
    return runner.later(scope -> startWithout(scope, SignInFlow.USER_AUTH, username));
  }

  private CompletableFuture<SignInResult> startWithout(
      CallScope scope, SignInFlow flow, String username) {
    return machine.start(scope, flow, Arguments.text(username, "username"));
  }

  /**
   * Takes up a sign-in that {@link PendingSignIn#export} has put away, in this process or another
   * one. Sends nothing. The options of this object apply to what follows, those of the sign-in that
   * was exported do not.
   *
   * @param state what was exported
   * @param key the key that it was exported with
   * @return the sign-in, which waits for the same answer
   * @throws SavedSignInException if the state has expired, was changed, or belongs to another key,
   *     user pool or app client
   * @throws IllegalArgumentException if an argument is {@code null} or the key is not a working AES
   *     key
   * @throws IllegalStateException if the key cannot be used at the moment
   */
  public PendingSignIn resumeChallenge(String state, SecretKey key) {
    SavedState resumed = saved.resume(state, key);
    if (resumed.secretCode() != null) {
      throw new SavedSignInException();
    }
    return pending(resumed);
  }

  /**
   * Takes up an enrolment that {@link TotpSetup#export} has put away, like {@link
   * #resumeChallenge}.
   *
   * @param state what was exported
   * @param key the key that it was exported with
   * @return the enrolment
   * @throws SavedSignInException if the state has expired, was changed, or belongs to another key,
   *     user pool or app client
   * @throws IllegalArgumentException if an argument is {@code null} or the key is not a working AES
   *     key
   * @throws IllegalStateException if the key cannot be used at the moment
   */
  public TotpSetup resumeTotpSetup(String state, SecretKey key) {
    SavedState resumed = saved.resume(state, key);
    if (resumed.secretCode() != null && pending(resumed) instanceof MfaSetupRequired setup) {
      return setup.setup(resumed.state(), resumed.secretCode());
    }
    throw new SavedSignInException();
  }

  private PendingSignIn pending(SavedState resumed) {
    return machine
        .results()
        .pending(
            new PendingChallenge(
                machine, runner, saved, resumed.state(), resumed.challenge(), resumed.reply()));
  }

  /**
   * Goes on with a refresh token that was stored: gets new tokens as {@link SignedIn#refresh} does.
   * Store the refresh token of the result in place of the former one: where tokens rotate it is
   * another one.
   *
   * <p>Where tokens rotate, two processes that resume with the same token at once both succeed
   * within the app client's RetryGracePeriodSeconds; set it to more than zero for them.
   *
   * @param user who was signed in
   * @return the user with new tokens
   * @throws IllegalArgumentException if the argument is {@code null} or a part breaks its rule
   * @throws UnexpectedResponseException if Cognito answers something else than tokens
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach; {@link Diagnosis#of} explains it
   */
  public SignedIn resume(RefreshRequest user) {
    return runner.now(scope -> resuming(scope, user));
  }

  /**
   * Like {@link #resume(RefreshRequest)}, without waiting.
   *
   * @param user who was signed in
   * @return fails as that method does
   */
  public CompletableFuture<SignedIn> resumeAsync(RefreshRequest user) {
    return runner.later(scope -> resuming(scope, user));
  }

  private CompletableFuture<SignedIn> resuming(CallScope scope, RefreshRequest user) {
    Arguments.notNull(user, "user");
    RefreshTokenHolder holder =
        new RefreshTokenHolder(
            account, user.username(), user.deviceKey().orElse(null), user.refreshToken());
    return holder
        .refresh(scope)
        .thenApply(tokens -> new SignedIn(account, runner, holder, tokens, null));
  }

  /**
   * Shows no secret.
   *
   * @return the user pool and the app client
   */
  @Override
  public String toString() {
    return "CognitoSignIn[" + account.srp() + "]";
  }
}
