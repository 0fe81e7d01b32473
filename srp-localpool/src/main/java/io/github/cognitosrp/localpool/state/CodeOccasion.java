package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.wire.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a code is sent, as the CustomMessage trigger learns it.
 *
 * @param source the end of {@code triggerSource}, such as {@code ResendCode}
 * @param clientId the calling app client; null for administrators, who have none
 */
public record CodeOccasion(
    String source, @Nullable String clientId, Map<String, String> clientMetadata) {

  public static CodeOccasion of(String source, @Nullable String clientId, Request request) {
    return new CodeOccasion(source, clientId, request.parameters("ClientMetadata").values());
  }
}
