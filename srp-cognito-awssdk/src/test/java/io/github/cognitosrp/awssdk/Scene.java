package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.CognitoSrpBuilder;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import io.github.cognitosrp.localpool.model.PoolEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** A pool that runs, and a sign-in to it in one of the two ways. */
final class Scene implements AutoCloseable {
  static final String PASSWORD = "correct horse";

  final Way way;
  final LocalUserPool pool;
  final DeviceStore devices = DeviceStore.inMemory();
  final CognitoSrp srp;
  private CognitoSignIn signIn;

  Scene(Way way, UnaryOperator<LocalUserPoolBuilder> settings) {
    this(way, settings, UnaryOperator.identity());
  }

  Scene(
      Way way,
      UnaryOperator<LocalUserPoolBuilder> settings,
      UnaryOperator<CognitoSrpBuilder> srpSettings) {
    this.way = way;
    this.pool = settings.apply(LocalUserPool.builder().user("alice", PASSWORD)).start();
    String secret = pool.appClients().get(0).secret();
    CognitoSrpBuilder builder = CognitoSrp.builder().userPool(pool.userPoolId());
    this.srp =
        srpSettings
            .apply(
                secret == null
                    ? builder.appClient(pool.clientId())
                    : builder.appClient(pool.clientId(), secret.toCharArray()))
            .build();
    this.signIn = builder().build();
  }

  CognitoSignInBuilder builder() {
    return way.builder(pool.endpoint(), srp).deviceStore(devices);
  }

  CognitoSignIn signIn() {
    return signIn;
  }

  Scene as(CognitoSignIn other) {
    signIn = other;
    return this;
  }

  SignInResult start() {
    return start("alice", PASSWORD);
  }

  SignInResult start(String username, String password) {
    return start(SignInFlow.USER_SRP_AUTH, username, password);
  }

  SignInResult start(SignInFlow flow, String username, String password) {
    char[] secret = password.toCharArray();
    return way.get(
        () -> signIn.start(flow, username, secret),
        () -> {
          var started = signIn.startAsync(flow, username, secret);
          // The caller may wipe the password at once.
          Arrays.fill(secret, 'x');
          return started;
        });
  }

  SignInResult startCustom(String username) {
    return way.get(() -> signIn.startCustom(username), () -> signIn.startCustomAsync(username));
  }

  SignInResult startChoice(String username) {
    return way.get(() -> signIn.startChoice(username), () -> signIn.startChoiceAsync(username));
  }

  SignedIn signedIn() {
    return (SignedIn) start();
  }

  SignedIn remember(SignInResult offer) {
    NewDevice device = ((SignedIn) offer).newDevice().orElseThrow();
    return way.get(() -> device.remember("laptop"), () -> device.rememberAsync("laptop"));
  }

  SignedIn refresh(SignedIn user) {
    return way.get(user::refresh, user::refreshAsync);
  }

  SignInResult answer(SignInResult mfa, String code) {
    CodeRequired required = (CodeRequired) mfa;
    return way.get(() -> required.answer(code), () -> required.answerAsync(code));
  }

  SignInResult answer(SignInResult challenge, String newPassword, Map<String, String> attributes) {
    NewPasswordRequired required = (NewPasswordRequired) challenge;
    return way.get(
        () -> required.answer(newPassword.toCharArray(), attributes),
        () -> required.answerAsync(newPassword.toCharArray(), attributes));
  }

  SignInResult choosePassword(SignInResult choice, String password) {
    FactorSelectionRequired select = (FactorSelectionRequired) choice;
    return way.get(
        () -> select.choosePassword(password.toCharArray()),
        () -> select.choosePasswordAsync(password.toCharArray()));
  }

  SignInResult choose(SignInResult choice, String name) {
    if (choice instanceof MfaSelectionRequired select) {
      return way.get(() -> select.choose(name), () -> select.chooseAsync(name));
    }
    FactorSelectionRequired select = (FactorSelectionRequired) choice;
    return way.get(() -> select.choose(name), () -> select.chooseAsync(name));
  }

  /** Calls an operation that a sign-in does not need. */
  <T> T call(
      Function<CognitoIdentityProviderClient, T> blocking,
      Function<CognitoIdentityProviderAsyncClient, CompletableFuture<T>> async) {
    return way.call(pool.endpoint(), blocking, async);
  }

  /** What reached the pool, as "operation outcome". */
  List<String> calls() {
    return pool.events().stream().map(e -> e.operation() + " " + e.outcome()).toList();
  }

  /** The same from a point on. */
  List<String> callsSince(List<PoolEvent> before) {
    return calls().subList(before.size(), calls().size());
  }

  @Override
  public void close() {
    pool.close();
  }
}
