package io.github.cognitosrp.localpool.seed;

import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import io.github.cognitosrp.localpool.lambda.HttpTrigger;
import io.github.cognitosrp.localpool.model.TriggerType;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The addresses of functions, under Cognito's names of the triggers. */
final class SeedTriggers {
  private static final Map<String, TriggerType> BY_NAME = new TreeMap<>();

  static {
    for (TriggerType type : TriggerType.values()) {
      BY_NAME.put(
          type == TriggerType.PRE_TOKEN_GENERATION_V2
              ? type.cognitoName() + "V2"
              : type.cognitoName(),
          type);
    }
  }

  private SeedTriggers() {}

  static void addTo(
      LocalUserPoolBuilder builder, Map<String, String> addresses, boolean anyHost, JsonPath path) {
    addresses.forEach((name, address) -> {
      JsonPath at = path.at(name);
      TriggerType type = BY_NAME.get(name);
      if (type == null) {
        throw at.wrong("is no trigger; the triggers are " + BY_NAME.keySet());
      }
      URI uri = at.check(() -> URI.create(at.required(address)));
      builder.trigger(
          type, at.check(() -> anyHost ? HttpTrigger.ofAnyHost(uri) : HttpTrigger.of(uri)));
    });
  }
}
