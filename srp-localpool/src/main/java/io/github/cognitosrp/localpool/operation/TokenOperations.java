package io.github.cognitosrp.localpool.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.token.Caller;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import org.bouncycastle.util.Arrays;

/** Signing out. */
public final class TokenOperations {
  private final PoolState pool;

  public TokenOperations(PoolState pool) {
    this.pool = pool;
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
    String secret = client.secret();
    String given = request.optional("ClientSecret");
    if (secret != null
        && (given == null
            || !Arrays.constantTimeAreEqual(secret.getBytes(UTF_8), given.getBytes(UTF_8)))) {
      throw ServiceException.notAuthorized("Invalid client secret.");
    }
    pool.refreshTokens().revoke(request.required("Token"), client.id());
    return Json.object();
  }
}
