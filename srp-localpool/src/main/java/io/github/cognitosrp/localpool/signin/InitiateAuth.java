package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.AuthFlow;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.srp.SecretHash;
import io.github.cognitosrp.localpool.srp.ServerHandshake;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.RefreshTokens;
import io.github.cognitosrp.localpool.state.SignIn;
import io.github.cognitosrp.localpool.state.Subject;
import io.github.cognitosrp.localpool.wire.OperationHandler;
import io.github.cognitosrp.localpool.wire.Parameters;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Arrays;
import java.util.List;

/** InitiateAuth and, for callers who name the pool, AdminInitiateAuth. */
public final class InitiateAuth implements OperationHandler {
  private static final List<String> KNOWN_FLOWS =
      List.of(
          "USER_SRP_AUTH",
          "REFRESH_TOKEN_AUTH",
          "REFRESH_TOKEN",
          "CUSTOM_AUTH",
          "ADMIN_NO_SRP_AUTH",
          "USER_PASSWORD_AUTH",
          "ADMIN_USER_PASSWORD_AUTH",
          "USER_AUTH");

  private final PoolState pool;
  private final SignInSteps flow;
  private final CustomAuth custom;
  private final FirstFactors firstFactors;

  InitiateAuth(PoolState pool, SignInSteps flow, CustomAuth custom, FirstFactors firstFactors) {
    this.pool = pool;
    this.flow = flow;
    this.custom = custom;
    this.firstFactors = firstFactors;
  }

  @Override
  public ObjectNode handle(Request request) {
    LocalAppClient client = pool.client(request);
    AuthFlow authFlow = authFlow(client, request.required("AuthFlow"));
    Parameters parameters = request.parameters("AuthParameters");
    if (authFlow == AuthFlow.REFRESH_TOKEN_AUTH) {
      return refresh(request, client, parameters);
    }
    String username = parameters.username();
    request.setSubject(username);
    SecretHash.check(client, parameters.optional("SECRET_HASH"), username);
    return switch (authFlow) {
      case USER_SRP_AUTH ->
          flow.passwordVerifier(
              client, pool.subject(username), ServerHandshake.publicA(parameters), false);
      case CUSTOM_AUTH -> custom.start(client, pool.subject(username), parameters);
      case USER_AUTH -> choice(client, username, parameters);
      case REFRESH_TOKEN_AUTH -> throw new IllegalStateException("Answered above");
    };
  }

  private static AuthFlow authFlow(LocalAppClient client, String name) {
    if (!KNOWN_FLOWS.contains(name)) {
      throw ServiceException.validation(
          "Value", "authFlow", "Member must satisfy enum value set: " + KNOWN_FLOWS);
    }
    String canonical = name.equals("REFRESH_TOKEN") ? "REFRESH_TOKEN_AUTH" : name;
    return Arrays.stream(AuthFlow.values())
        .filter(flow -> flow.name().equals(canonical) && client.authFlows().contains(flow))
        .findFirst()
        .orElseThrow(
            () -> ServiceException.invalidParameter(name + " is not enabled for the client."));
  }

  private ObjectNode choice(LocalAppClient client, String username, Parameters parameters) {
    Subject subject = pool.subject(username);
    String preferred = parameters.optional("PREFERRED_CHALLENGE");
    if (!ChallengeName.PASSWORD_SRP.name().equals(preferred)) {
      return preferred != null && firstFactors.available(subject).contains(preferred)
          ? firstFactors.challenge(preferred, client, subject)
          : firstFactors.offer(client, subject);
    }
    return parameters.has("SRP_A")
        ? flow.passwordVerifier(client, subject, ServerHandshake.publicA(parameters), true)
        : flow.sessionChallenge(ChallengeName.PASSWORD_SRP, client, subject, null);
  }

  private ObjectNode refresh(Request request, LocalAppClient client, Parameters parameters) {
    SignIn signIn = pool.refreshTokens().get(parameters.required("REFRESH_TOKEN"));
    Account account = signIn.account();
    request.setSubject(account.username());
    // The request names no user, so clients hash whichever name they have kept.
    SecretHash.check(client, parameters.optional("SECRET_HASH"), account.username(), account.sub());
    if (!signIn.clientId().equals(client.id())
        || !pool.isCurrent(account)
        || !deviceHolds(signIn, parameters)) {
      throw RefreshTokens.invalid();
    }
    if (!account.enabled()) {
      throw ServiceException.notAuthorized("User is disabled.");
    }
    return flow.refresh(signIn);
  }

  private static boolean deviceHolds(SignIn signIn, Parameters parameters) {
    String deviceKey = signIn.deviceKey();
    return deviceKey == null
        || (deviceKey.equals(parameters.optional("DEVICE_KEY"))
            && signIn.account().devices().find(deviceKey) != null);
  }
}
