package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.client.Futures;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The newest refresh token of one sign-in, which all of its {@link SignedIn} objects share: where
 * refresh tokens rotate, a former one stops working. Refreshes at the same time are one request,
 * whose result all callers get. Thread-safe.
 */
final class RefreshTokenHolder {
  private final AccountCalls account;
  private final String username;
  private final @Nullable String deviceKey;
  private @Nullable String refreshToken;
  private @Nullable SharedRefresh underWay;

  RefreshTokenHolder(
      AccountCalls account,
      String username,
      @Nullable String deviceKey,
      @Nullable String refreshToken) {
    this.account = account;
    this.username = username;
    this.deviceKey = deviceKey;
    this.refreshToken = refreshToken;
  }

  /** One request for several callers; it is cancelled when all of them have cancelled. */
  private static final class SharedRefresh {
    final CallScope scope = new CallScope();
    final CompletableFuture<Tokens> result = new CompletableFuture<>();
    int callers;
  }

  String username() {
    return username;
  }

  @Nullable String deviceKey() {
    return deviceKey;
  }

  /**
   * The newest refresh token.
   *
   * @throws IllegalStateException if there is none
   */
  synchronized String require() {
    if (refreshToken == null) {
      throw new IllegalStateException("there is no refresh token");
    }
    return refreshToken;
  }

  CompletableFuture<Tokens> refresh(CallScope caller) {
    String token;
    SharedRefresh refresh;
    boolean first;
    synchronized (this) {
      token = require();
      SharedRefresh current = underWay;
      first = current == null;
      refresh = current == null ? new SharedRefresh() : current;
      refresh.callers++;
      underWay = refresh;
    }
    CompletableFuture<Tokens> own = refresh.result.copy();
    Futures.onEnd(
        own,
        (tokens, failure) -> {
          if (own.isCancelled()) {
            leave(refresh);
          }
        });
    caller.abortWith(own);
    if (first) {
      Futures.onEnd(
          Futures.start(() -> account.refresh(refresh.scope, username, deviceKey, token)),
          (tokens, failure) -> end(refresh, tokens, failure));
    }
    return own;
  }

  private void end(SharedRefresh refresh, @Nullable Tokens tokens, @Nullable Throwable failure) {
    synchronized (this) {
      if (underWay == refresh) {
        underWay = null;
      }
      if (tokens != null) {
        refreshToken = tokens.refreshToken().orElse(refreshToken);
      }
    }
    Futures.complete(refresh.result, tokens, failure);
  }

  private void leave(SharedRefresh refresh) {
    boolean last;
    synchronized (this) {
      refresh.callers--;
      last = refresh.callers == 0;
      if (last && underWay == refresh) {
        underWay = null;
      }
    }
    if (last) {
      refresh.scope.cancel();
    }
  }
}
