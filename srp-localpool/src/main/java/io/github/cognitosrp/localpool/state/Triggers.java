package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.Trigger;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Calls the triggers of CUSTOM_AUTH with events of Cognito's shape. */
public record Triggers(String region, String poolId, Map<TriggerCall, Trigger> functions) {

  /** The {@code response} of the event that comes back. */
  public Map<?, ?> call(
      TriggerCall call,
      LocalAppClient client,
      Subject subject,
      Map<String, Object> request,
      Map<String, String> clientMetadata) {
    Account account = subject.account();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("userAttributes", account == null ? Map.of() : account.attributes());
    about.putAll(request);
    about.put("clientMetadata", clientMetadata);
    about.put("userNotFound", account == null);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "1");
    event.put("triggerSource", call.source);
    event.put("region", region);
    event.put("userPoolId", poolId);
    event.put("userName", subject.username());
    event.put("callerContext", Map.of("awsSdkVersion", "unknown", "clientId", client.id()));
    event.put("request", about);
    event.put("response", new LinkedHashMap<String, Object>());
    Map<String, Object> answered;
    try {
      answered = Objects.requireNonNull(functions.get(call)).handle(event);
    } catch (RuntimeException e) {
      throw new ServiceException(
          "UserLambdaValidationException",
          call.trigger + " failed with error " + e.getMessage() + ".");
    }
    if (answered != null && answered.get("response") instanceof Map<?, ?> response) {
      return response;
    }
    throw new ServiceException(
        "InvalidLambdaResponseException", call.trigger + " returned no response.");
  }
}
