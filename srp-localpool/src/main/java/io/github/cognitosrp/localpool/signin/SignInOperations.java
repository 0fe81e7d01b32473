package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.token.TokenIssuer;
import io.github.cognitosrp.localpool.wire.Request;

/** The two operations of a sign-in, and the graph of objects behind them. Thread-safe. */
public final class SignInOperations {
  private final InitiateAuth initiate;
  private final RespondToAuthChallenge respond;

  public SignInOperations(PoolState pool, TokenIssuer tokens) {
    SignInSteps steps = new SignInSteps(pool, tokens);
    MfaChallenges mfaChallenges = new MfaChallenges(pool, steps);
    WebAuthnSteps webAuthn = new WebAuthnSteps(pool, steps);
    FirstFactors firstFactors = new FirstFactors(pool, steps, mfaChallenges, webAuthn);
    CustomAuth custom = new CustomAuth(pool, steps);
    PasswordSteps password = new PasswordSteps(pool, steps, firstFactors, mfaChallenges, custom);
    initiate = new InitiateAuth(pool, steps, password, custom, firstFactors);
    respond =
        new RespondToAuthChallenge(
            pool,
            password,
            new DeviceSteps(pool, steps),
            new MfaSteps(pool, steps, mfaChallenges),
            custom,
            webAuthn);
  }

  public ObjectNode initiateAuth(Request request) {
    return initiate.handle(request, false);
  }

  public ObjectNode adminInitiateAuth(Request request) {
    return initiate.handle(request, true);
  }

  public ObjectNode respondToAuthChallenge(Request request) {
    return respond.handle(request);
  }
}
