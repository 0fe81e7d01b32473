package io.github.cognitosrp.localpool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** The table of operations. Thread-safe. */
final class Operations {
  private static final String TARGET_PREFIX = "AWSCognitoIdentityProviderService.";

  private final Map<String, Operation> byName = new HashMap<>();
  private final PoolState pool;

  Operations(PoolState pool, Tokens tokens) {
    this.pool = pool;
    SignInFlow flow = new SignInFlow(pool, tokens);
    both("InitiateAuth", new InitiateAuth(pool, flow));
    both("RespondToAuthChallenge", new RespondToAuthChallenge(pool, flow));
    new DeviceOperations(pool, tokens).addTo(byName);
    new UserOperations(pool, tokens).addTo(byName);
    new MfaOperations(pool, tokens).addTo(byName);
    new WebAuthnOperations(pool, tokens).addTo(byName);
    new TokenOperations(pool, tokens).addTo(byName);
    new AdminOperations(pool).addTo(byName);
  }

  /** Runs the operation that X-Amz-Target names. */
  ObjectNode call(String target, byte[] body) {
    String name = target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
    Operation operation = byName.get(name);
    if (operation == null) {
      throw new ServiceException("UnknownOperationException", "");
    }
    Request request = new Request(Json.parseObject(body));
    String outcome = "InternalErrorException";
    try {
      ObjectNode response = operation.handle(request);
      outcome = outcome(response);
      return response;
    } catch (ServiceException e) {
      outcome = e.type();
      throw e;
    } finally {
      pool.events.add(name, request.username(), outcome);
    }
  }

  private void both(String name, Operation operation) {
    byName.put(name, operation);
    byName.put(
        "Admin" + name,
        request -> {
          pool.checkPoolId(request);
          return operation.handle(request);
        });
  }

  private static String outcome(ObjectNode response) {
    if (response.has("AuthenticationResult")) {
      return "TOKENS";
    }
    return response.path("ChallengeName").asText("OK");
  }
}
