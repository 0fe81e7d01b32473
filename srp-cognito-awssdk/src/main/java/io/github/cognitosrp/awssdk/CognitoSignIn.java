package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Signs users in to one user pool through one app client.
 *
 * <pre>{@code
 * CognitoSignIn signIn = CognitoSignIn.create(client, srp);
 * SignInResult result = signIn.start("alice", password);
 * if (result instanceof MfaRequired mfa) {
 *   result = mfa.answer(code);
 * }
 * if (result instanceof SignedIn alice) {
 *   alice.tokens();
 * }
 * }</pre>
 *
 * <p>The SDK's client stays the caller's to close. Immutable, thread-safe, meant to be kept.
 */
public final class CognitoSignIn {
  private final Steps steps;
  private final AccountSteps account;
  private final Runner runner;

  CognitoSignIn(CognitoSignInBuilder settings, Transport transport) {
    CognitoSrp srp = settings.srp;
    Messages messages = new Messages(srp, transport, settings.admin, settings.clientMetadata);
    Devices devices = new Devices(srp, settings.deviceStore);
    this.runner = new Runner(settings.executor);
    this.account = new AccountSteps(srp, messages, devices);
    this.steps = new Steps(srp, messages, devices, runner, account);
  }

  /**
   * A sign-in over the SDK's blocking client, with the defaults of the builder.
   *
   * @param client the client, for the user pool's region; needs no credentials
   * @param srp the user pool and the app client
   * @return a new object
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
   */
  public static CognitoSignIn create(CognitoIdentityProviderAsyncClient client, CognitoSrp srp) {
    return builder(srp).client(client).build();
  }

  /**
   * A builder, which needs a client.
   *
   * @param srp the user pool and the app client
   * @return a new builder
   */
  public static CognitoSignInBuilder builder(CognitoSrp srp) {
    return new CognitoSignInBuilder(srp);
  }

  /**
   * Signs in with USER_SRP_AUTH.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @param password the user's password, at most 4,096 characters; not wiped here
   * @return where the sign-in stands
   * @throws io.github.cognitosrp.cognito.InvalidInputException if an argument breaks its rule
   * @throws io.github.cognitosrp.cognito.CognitoSrpException if Cognito's challenge breaks its rule
   * @throws io.github.cognitosrp.modpow.ModPowException if no arithmetic backend is ready
   * @throws CognitoSignInException if the device store fails, or Cognito answers what does not fit
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
   * @return where the sign-in stands
   * @throws io.github.cognitosrp.cognito.InvalidInputException if an argument breaks its rule
   * @throws io.github.cognitosrp.cognito.CognitoSrpException if Cognito's challenge breaks its rule
   * @throws io.github.cognitosrp.modpow.ModPowException if no arithmetic backend is ready
   * @throws CognitoSignInException if the device store fails, or Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach; {@link Diagnosis#of} explains it
   */
  public SignInResult start(SignInFlow flow, String username, char[] password) {
    return runner.now(() -> steps.start(flow, username, password));
  }

  /**
   * Like {@link #start(String, char[])}, without waiting.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @param password the user's password; copied before this method returns, the copy is wiped
   * @return fails as that method does
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
   */
  public CompletableFuture<SignInResult> startAsync(
      SignInFlow flow, String username, char[] password) {
    return runner.laterWith(password, copy -> steps.start(flow, username, copy));
  }

  /**
   * Begins a sign-in without a password: CUSTOM_AUTH asks the pool's triggers at once, USER_AUTH
   * says what the user can choose from.
   *
   * @param flow CUSTOM_AUTH or USER_AUTH
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @return where the sign-in stands, such as {@link CustomChallenge} or {@link SelectChallenge}
   * @throws IllegalArgumentException if the flow is USER_SRP_AUTH
   * @throws io.github.cognitosrp.cognito.InvalidInputException if the name breaks its rule
   * @throws CognitoSignInException if the device store fails, or Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach; {@link Diagnosis#of} explains it
   */
  public SignInResult startWithoutPassword(SignInFlow flow, String username) {
    checkNeedsNoPassword(flow);
    return runner.now(() -> steps.start(flow, username));
  }

  /**
   * Like {@link #startWithoutPassword(SignInFlow, String)}, without waiting.
   *
   * @param flow CUSTOM_AUTH or USER_AUTH
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @return fails as that method does
   * @throws IllegalArgumentException if the flow is USER_SRP_AUTH
   */
  public CompletableFuture<SignInResult> startWithoutPasswordAsync(
      SignInFlow flow, String username) {
    checkNeedsNoPassword(flow);
    return runner.later(() -> steps.start(flow, username));
  }

  /**
   * Goes on with a refresh token that was stored (REFRESH_TOKEN_AUTH).
   *
   * @param username the user's name as Cognito returned it: {@link SignedIn#username()}
   * @param refreshToken the refresh token
   * @param deviceKey {@link SignedIn#deviceKey()} of the sign-in that the token is from; {@code
   *     null} if there was none
   * @return the user with new tokens
   * @throws io.github.cognitosrp.cognito.InvalidInputException if the name or the key breaks its
   *     rule
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach; {@link Diagnosis#of} explains it
   */
  public SignedIn resume(String username, String refreshToken, @Nullable String deviceKey) {
    return runner.now(() -> resuming(username, refreshToken, deviceKey));
  }

  /**
   * Like {@link #resume(String, String, String)}, without waiting.
   *
   * @param username the user's name as Cognito returned it
   * @param refreshToken the refresh token
   * @param deviceKey the device that the token is bound to, or {@code null}
   * @return fails as that method does
   */
  public CompletableFuture<SignedIn> resumeAsync(
      String username, String refreshToken, @Nullable String deviceKey) {
    return runner.later(() -> resuming(username, refreshToken, deviceKey));
  }

  private CompletableFuture<SignedIn> resuming(
      String username, String refreshToken, @Nullable String deviceKey) {
    return account
        .refresh(username, deviceKey, refreshToken)
        .thenApply(tokens -> new SignedIn(account, runner, username, deviceKey, tokens));
  }

  private static void checkNeedsNoPassword(SignInFlow flow) {
    if (flow == SignInFlow.USER_SRP_AUTH) {
      throw new IllegalArgumentException("USER_SRP_AUTH must be started with a password");
    }
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
