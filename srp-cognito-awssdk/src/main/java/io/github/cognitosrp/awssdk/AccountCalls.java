package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallContext;
import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.client.CognitoCalls;
import io.github.cognitosrp.awssdk.client.CognitoErrors;
import io.github.cognitosrp.awssdk.client.CognitoOperation;
import io.github.cognitosrp.awssdk.client.Futures;
import io.github.cognitosrp.awssdk.client.RequestOptions;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.TokenRefresh;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;

/**
 * What a signed-in user does with tokens. Thread-safe.
 *
 * @param rotation whether refresh tokens go to GetTokensFromRefreshToken; becomes true when the
 *     pool's answer says so
 */
record AccountCalls(
    CognitoSrp srp,
    CognitoCalls calls,
    KnownDevices devices,
    RequestOptions options,
    AtomicBoolean rotation) {

  TotpEnrolment totp() {
    return new TotpEnrolment(calls);
  }

  DeviceCalls deviceCalls() {
    return new DeviceCalls(this);
  }

  /** A context for requests that belong to no sign-in under way. */
  CallContext context(CallScope scope) {
    return new CallContext(new Trace(srp), scope, options);
  }

  /** New tokens, by the operation that the app client allows. */
  CompletableFuture<Tokens> refresh(
      CallScope scope, String username, @Nullable String deviceKey, String refreshToken) {
    if (rotation.get()) {
      return rotate(scope, deviceKey, refreshToken);
    }
    TokenRefresh request = srp.tokenRefresh(refreshToken).withUsername(username);
    TokenRefresh complete = deviceKey == null ? request : request.withDeviceKey(deviceKey);
    CompletableFuture<Tokens> refreshed =
        calls
            .initiate(
                CognitoNames.REFRESH_TOKEN_AUTH,
                complete.authParameters(),
                username,
                context(scope))
            .thenApply(reply -> tokens(reply.result(), refreshToken));
    return Futures.recover(
        refreshed,
        failure -> {
          if (!CognitoErrors.isRefreshFlowDisabled(failure)) {
            return CompletableFuture.failedFuture(failure);
          }
          return rotate(scope, deviceKey, refreshToken)
              .whenComplete((tokens, refusal) -> rotation.compareAndSet(false, refusal == null));
        });
  }

  private CompletableFuture<Tokens> rotate(
      CallScope scope, @Nullable String deviceKey, String refreshToken) {
    return calls
        .call(
            context(scope),
            CognitoOperation.GET_TOKENS_FROM_REFRESH_TOKEN,
            () ->
                withClientSecret(secret ->
                    GetTokensFromRefreshTokenRequest.builder()
                        .clientId(srp.appClient().id())
                        .clientSecret(secret)
                        .refreshToken(refreshToken)
                        .deviceKey(deviceKey)
                        .clientMetadata(options.clientMetadata())
                        .build()))
        .thenApply(response -> tokens(response.authenticationResult(), refreshToken));
  }

  private static Tokens tokens(@Nullable AuthenticationResultType result, String refreshToken) {
    if (result == null) {
      throw UnexpectedResponseException.insteadOf("tokens");
    }
    return Tokens.of(result, refreshToken);
  }

  /** Revokes the refresh token and the access tokens that came from it. */
  CompletableFuture<Void> signOut(CallScope scope, String refreshToken) {
    return done(
        calls.call(
            context(scope),
            CognitoOperation.REVOKE_TOKEN,
            () ->
                withClientSecret(secret ->
                    RevokeTokenRequest.builder()
                        .clientId(srp.appClient().id())
                        .clientSecret(secret)
                        .token(refreshToken)
                        .build())));
  }

  CompletableFuture<Void> signOutEverywhere(CallScope scope, String username, String accessToken) {
    if (calls.admin()) {
      return done(
          calls.call(
              context(scope),
              CognitoOperation.ADMIN_USER_GLOBAL_SIGN_OUT,
              () ->
                  AdminUserGlobalSignOutRequest.builder()
                      .userPoolId(srp.userPool().value())
                      .username(username)
                      .build()));
    }
    return done(
        calls.call(
            context(scope),
            CognitoOperation.GLOBAL_SIGN_OUT,
            () -> GlobalSignOutRequest.builder().accessToken(accessToken).build()));
  }

  /** These two operations take the client secret itself, which the SDK wants as a string. */
  private <T> T withClientSecret(Function<@Nullable String, T> request) {
    char[] secret = srp.appClient().exportSecret().orElse(null);
    try {
      return request.apply(secret == null ? null : new String(secret));
    } finally {
      if (secret != null) {
        Arrays.fill(secret, '\0');
      }
    }
  }

  private static CompletableFuture<Void> done(CompletableFuture<?> call) {
    return call.thenAccept(response -> {});
  }
}
