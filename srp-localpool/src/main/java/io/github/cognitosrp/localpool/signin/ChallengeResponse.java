package io.github.cognitosrp.localpool.signin;

import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.srp.SecretHash;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.wire.Parameters;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a challenge, after the client and its SECRET_HASH have been checked.
 *
 * @param context the client, and what it tells the triggers
 * @param username the user name that USERNAME in the answer stands for
 * @param session the session that came with it, if any
 */
public record ChallengeResponse(
    SignInContext context, String username, @Nullable String session, Parameters responses) {

  public static ChallengeResponse of(PoolState pool, Request request) {
    LocalAppClient client = pool.client(request);
    Parameters responses = request.parameters("ChallengeResponses");
    String username = responses.username();
    request.setSubject(username);
    SecretHash.check(client, responses.optional("SECRET_HASH"), username);
    return new ChallengeResponse(
        SignInContext.answer(
            client,
            request.parameters("ClientMetadata").values(),
            request.required("ChallengeName")),
        pool.accounts().canonical(username),
        request.optional("Session"),
        responses);
  }

  public LocalAppClient client() {
    return context.client();
  }

  /** The session, for challenges that are found by it. */
  public String requiredSession() {
    if (session == null || session.isEmpty()) {
      throw ServiceException.invalidParameter("Missing required parameter Session");
    }
    return session;
  }

  /** Clients may leave the session out where SECRET_BLOCK leads to the challenge, not change it. */
  public void checkSession(Challenge challenge) {
    if (session != null && !session.equals(challenge.session())) {
      throw ServiceException.invalidSession();
    }
  }

  /** Whether the answer names the user to whom the challenge was issued. */
  public boolean isFor(Challenge challenge) {
    return username.equals(challenge.subject().username());
  }
}
