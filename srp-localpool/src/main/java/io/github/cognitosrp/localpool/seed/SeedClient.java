package io.github.cognitosrp.localpool.seed;

import io.github.cognitosrp.localpool.model.AuthFlow;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An app client. */
record SeedClient(
    @Nullable String id,
    @Nullable String secret,
    @Nullable List<AuthFlow> flows,
    @Nullable Long accessTokenMinutes,
    @Nullable Long idTokenMinutes,
    @Nullable Long refreshTokenMinutes,
    @Nullable Long rotationGraceSeconds,
    @Nullable List<String> readAttributes,
    @Nullable List<String> writeAttributes) {

  LocalAppClient client(JsonPath path) {
    String name = path.at("id").required(id);
    return path.check(() -> {
      LocalAppClient client =
          secret == null ? LocalAppClient.of(name) : LocalAppClient.withSecret(name, secret);
      client =
          client.tokenValidity(
              minutes(accessTokenMinutes, client.accessTokenValidity()),
              minutes(idTokenMinutes, client.idTokenValidity()),
              minutes(refreshTokenMinutes, client.refreshTokenValidity()));
      if (flows != null) {
        client = client.allowing(flows.toArray(AuthFlow[]::new));
      }
      if (rotationGraceSeconds != null) {
        client = client.rotatingRefreshTokens(Duration.ofSeconds(rotationGraceSeconds));
      }
      if (readAttributes != null) {
        client = client.readAttributes(readAttributes.toArray(String[]::new));
      }
      if (writeAttributes != null) {
        client = client.writeAttributes(writeAttributes.toArray(String[]::new));
      }
      return client;
    });
  }

  private static Duration minutes(@Nullable Long minutes, Duration otherwise) {
    // Capped, or a duration could overflow; the client refuses the cap as well.
    return minutes == null
        ? otherwise
        : Duration.ofMinutes(Math.max(-1, Math.min(minutes, Integer.MAX_VALUE)));
  }

  @Override
  public String toString() {
    return "SeedClient[" + id + "]";
  }
}
