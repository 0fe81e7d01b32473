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
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.state.Subject;
import io.github.cognitosrp.localpool.wire.Parameters;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.List;
import java.util.Map;

/** InitiateAuth and, for callers who name the pool, AdminInitiateAuth. */
final class InitiateAuth {
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
  private final PasswordSteps passwords;
  private final CustomAuth custom;
  private final FirstFactors firstFactors;

  InitiateAuth(
      PoolState pool,
      SignInSteps flow,
      PasswordSteps passwords,
      CustomAuth custom,
      FirstFactors firstFactors) {
    this.pool = pool;
    this.flow = flow;
    this.passwords = passwords;
    this.custom = custom;
    this.firstFactors = firstFactors;
  }

  ObjectNode handle(Request request, boolean admin) {
    LocalAppClient client = pool.client(request);
    AuthFlow authFlow = authFlow(client, request.required("AuthFlow"), admin);
    Parameters parameters = request.parameters("AuthParameters");
    if (authFlow == AuthFlow.REFRESH_TOKEN_AUTH) {
      return refresh(request, client, parameters);
    }
    String username = parameters.username();
    request.setSubject(username);
    SecretHash.check(client, parameters.optional("SECRET_HASH"), username);
    SignInContext context = SignInContext.start(client);
    Map<String, String> validationData = request.parameters("ClientMetadata").values();
    Subject subject =
        passwords.comesWithPassword(authFlow, parameters)
            ? passwords.subject(context, username, parameters, validationData)
            : pool.subject(username);
    pool.triggers().preAuthentication(client.id(), subject, validationData);
    return switch (authFlow) {
      case USER_SRP_AUTH ->
          flow.passwordVerifier(context, subject, ServerHandshake.publicA(parameters), false);
      case USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH ->
          passwords.direct(context, subject, parameters);
      case CUSTOM_AUTH -> custom.start(context, subject, parameters);
      case USER_AUTH -> choice(context, subject, parameters);
      case REFRESH_TOKEN_AUTH -> throw new IllegalStateException("Answered above");
    };
  }

  private static AuthFlow authFlow(LocalAppClient client, String name, boolean admin) {
    if (!KNOWN_FLOWS.contains(name)) {
      throw ServiceException.validation(
          "Value", "authFlow", "Member must satisfy enum value set: " + KNOWN_FLOWS);
    }
    AuthFlow flow =
        switch (name) {
          case "REFRESH_TOKEN" -> AuthFlow.REFRESH_TOKEN_AUTH;
          case "ADMIN_NO_SRP_AUTH" -> AuthFlow.ADMIN_USER_PASSWORD_AUTH;
          default -> AuthFlow.valueOf(name);
        };
    if (admin ? flow == AuthFlow.USER_PASSWORD_AUTH : flow == AuthFlow.ADMIN_USER_PASSWORD_AUTH) {
      throw ServiceException.invalidParameter("Initiate Auth method not supported.");
    }
    if (!client.authFlows().contains(flow)) {
      throw ServiceException.invalidParameter(name + " is not enabled for the client.");
    }
    return flow;
  }

  private ObjectNode choice(SignInContext context, Subject subject, Parameters parameters) {
    String preferred = parameters.optional("PREFERRED_CHALLENGE");
    if (ChallengeName.PASSWORD_SRP.name().equals(preferred)) {
      return parameters.has("SRP_A")
          ? flow.passwordVerifier(context, subject, ServerHandshake.publicA(parameters), true)
          : flow.sessionChallenge(ChallengeName.PASSWORD_SRP, context, subject, null);
    }
    if (ChallengeName.PASSWORD.name().equals(preferred)) {
      return parameters.has("PASSWORD")
          ? passwords.direct(context, subject, parameters)
          : flow.sessionChallenge(ChallengeName.PASSWORD, context, subject, null);
    }
    return preferred != null && firstFactors.available(subject).contains(preferred)
        ? firstFactors.challenge(preferred, context, subject)
        : firstFactors.offer(context, subject);
  }

  private ObjectNode refresh(Request request, LocalAppClient client, Parameters parameters) {
    SignIn signIn = pool.refreshTokens().get(parameters.required("REFRESH_TOKEN"));
    Account account = signIn.account();
    request.setSubject(account.username());
    // The request names no user, so clients hash whichever name they have kept.
    SecretHash.check(client, parameters.optional("SECRET_HASH"), account.username(), account.sub());
    if (!signIn.client().id().equals(client.id())
        || !pool.isCurrent(account)
        || !signIn.deviceHolds(parameters.optional("DEVICE_KEY"))) {
      throw RefreshTokens.invalid();
    }
    if (!account.enabled()) {
      throw ServiceException.notAuthorized("User is disabled.");
    }
    return flow.refresh(signIn);
  }
}
