package io.github.cognitosrp.localpool.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.RandomText;
import io.github.cognitosrp.localpool.state.RefreshTokens;
import io.github.cognitosrp.localpool.state.SignIn;
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.token.Caller;
import io.github.cognitosrp.localpool.token.TokenIssuer;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import org.bouncycastle.util.Arrays;

/** Signing out. */
public final class TokenOperations {
  private final PoolState pool;
  private final TokenIssuer tokens;

  public TokenOperations(PoolState pool, TokenIssuer tokens) {
    this.pool = pool;
    this.tokens = tokens;
  }

  public ObjectNode globalSignOut(Caller caller, Request request) {
    pool.refreshTokens().revokeAll(caller.account());
    return Json.object();
  }

  public ObjectNode adminGlobalSignOut(Account account, Request request) {
    pool.refreshTokens().revokeAll(account);
    return Json.object();
  }

  /** Wants the client's secret itself; unknown tokens succeed, like revoked ones. */
  public ObjectNode revoke(Request request) {
    LocalAppClient client = pool.client(request);
    checkClientSecret(client, request);
    pool.refreshTokens().revoke(request.required("Token"), client.id());
    return Json.object();
  }

  /** New ID and access tokens, and a new refresh token where the client rotates them. */
  public ObjectNode fromRefreshToken(Request request) {
    LocalAppClient client = pool.client(request);
    checkClientSecret(client, request);
    String token = request.required("RefreshToken");
    SignIn signIn = pool.refreshTokens().get(token);
    Account account = signIn.account();
    request.setSubject(account.username());
    if (!signIn.client().id().equals(client.id())
        || !pool.isCurrent(account)
        || !signIn.deviceHolds(request.optional("DeviceKey"))) {
      throw RefreshTokens.invalid();
    }
    if (!account.enabled()) {
      throw ServiceException.notAuthorized("User is disabled.");
    }
    SignInContext context =
        SignInContext.refresh(client, request.parameters("ClientMetadata").values());
    ObjectNode result = tokens.issue(signIn, context);
    if (client.rotationGrace() != null) {
      String successor = RandomText.token(pool.random());
      pool.refreshTokens().rotate(token, successor, client.rotationGrace());
      result.put("RefreshToken", successor);
    }
    return Json.object().set("AuthenticationResult", result);
  }

  private static void checkClientSecret(LocalAppClient client, Request request) {
    String secret = client.secret();
    String given = request.optional("ClientSecret");
    if (secret != null
        && (given == null
            || !Arrays.constantTimeAreEqual(secret.getBytes(UTF_8), given.getBytes(UTF_8)))) {
      throw ServiceException.notAuthorized("Invalid client secret.");
    }
  }
}
