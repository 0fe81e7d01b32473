package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.bouncycastle.util.Arrays;

/** Signing out. */
final class TokenOperations {
  private final PoolState pool;
  private final Tokens tokens;

  TokenOperations(PoolState pool, Tokens tokens) {
    this.pool = pool;
    this.tokens = tokens;
  }

  void addTo(Map<String, Operation> operations) {
    operations.put("GlobalSignOut", this::globalSignOut);
    operations.put("AdminUserGlobalSignOut", this::adminGlobalSignOut);
    operations.put("RevokeToken", this::revoke);
  }

  private ObjectNode globalSignOut(Request request) {
    pool.refreshTokens.revokeAll(tokens.account(request));
    return Json.object();
  }

  private ObjectNode adminGlobalSignOut(Request request) {
    pool.checkPoolId(request);
    String username = request.required("Username");
    request.about(username);
    pool.refreshTokens.revokeAll(pool.accounts.get(username));
    return Json.object();
  }

  /** Wants the client's secret itself; an unknown token is as good as a revoked one. */
  private ObjectNode revoke(Request request) {
    AppClient client = pool.client(request);
    String secret = client.secret();
    String given = request.optional("ClientSecret");
    if (secret != null
        && (given == null
            || !Arrays.constantTimeAreEqual(secret.getBytes(UTF_8), given.getBytes(UTF_8)))) {
      throw ServiceException.notAuthorized("Invalid client secret.");
    }
    pool.refreshTokens.revoke(request.required("Token"), client.id());
    return Json.object();
  }
}
