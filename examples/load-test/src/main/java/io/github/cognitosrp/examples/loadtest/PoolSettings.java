package io.github.cognitosrp.examples.loadtest;

import java.util.List;
import org.apache.jmeter.protocol.java.sampler.JavaSamplerContext;

/** Which pool is signed in to, as the plan says it; an empty endpoint is that of the region. */
record PoolSettings(String userPool, String clientId, String endpoint) {
  private static final String USER_POOL = "user_pool";
  private static final String CLIENT_ID = "client_id";
  private static final String ENDPOINT = "endpoint";

  static List<String> names() {
    return List.of(USER_POOL, CLIENT_ID, ENDPOINT);
  }

  static PoolSettings of(JavaSamplerContext context) {
    return new PoolSettings(
        context.getParameter(USER_POOL),
        context.getParameter(CLIENT_ID),
        context.getParameter(ENDPOINT));
  }
}
