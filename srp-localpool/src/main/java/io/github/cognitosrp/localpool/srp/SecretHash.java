package io.github.cognitosrp.localpool.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Base64;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SECRET_HASH: base64 of HMAC-SHA256(client secret, USERNAME ‖ client id). */
public final class SecretHash {
  private SecretHash() {}

  /** Checks the hash against any of these user names; a client without secret needs none. */
  public static void check(LocalAppClient client, @Nullable String hash, String... usernames) {
    String secret = client.secret();
    if (secret == null) {
      return;
    }
    if (hash == null || hash.isEmpty()) {
      throw ServiceException.notAuthorized(
          "Client " + client.id() + " is configured with secret but SECRET_HASH was not received");
    }
    boolean valid = false;
    for (String username : usernames) {
      byte[] expected =
          SrpMath.hmac(secret.getBytes(UTF_8), (username + client.id()).getBytes(UTF_8));
      String text = Base64.getEncoder().encodeToString(expected);
      valid |= Arrays.constantTimeAreEqual(text.getBytes(UTF_8), hash.getBytes(UTF_8));
    }
    if (!valid) {
      throw ServiceException.notAuthorized(
          "Unable to verify secret hash for client " + client.id());
    }
  }
}
