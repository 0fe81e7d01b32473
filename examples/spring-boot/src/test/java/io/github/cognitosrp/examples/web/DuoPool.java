package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.customauth.CustomAuthFlow;
import io.github.cognitosrp.customauth.CustomAuthHandler;
import io.github.cognitosrp.customauth.duo.DuoChallenge;
import io.github.cognitosrp.customauth.duo.DuoStandIn;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.lambda.LambdaTriggers;
import io.github.cognitosrp.localpool.model.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The user pool for the tests of Duo, and the stand-in that its triggers ask. The application's
 * port is chosen here: Duo must know where to send the browser back to.
 */
final class DuoPool implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final int PORT = WebPool.freePort();
  static final String ORIGIN = "http://localhost:" + PORT;
  private static final DuoStandIn DUO = standIn();
  private static final LocalUserPool POOL = start();

  static DuoStandIn duo() {
    return DUO;
  }

  static LocalUserPool pool() {
    return POOL;
  }

  private static DuoStandIn standIn() {
    try {
      return new DuoStandIn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalUserPool start() {
    CustomAuthFlow flow =
        CustomAuthFlow.builder()
            .passwordFirst()
            .challenge(
                DuoChallenge.builder()
                    .clientId(DuoStandIn.CLIENT_ID)
                    .clientSecret(() -> DuoStandIn.CLIENT_SECRET)
                    .endpoint(DUO.endpoint())
                    .redirectUri(URI.create(ORIGIN + "/sign-in/duo/back"))
                    .build())
            .build();
    Trigger triggers = LambdaTriggers.handler(new CustomAuthHandler(flow));
    return LocalUserPool.builder()
        .user("alice", WebPool.PASSWORD)
        .customAuth(triggers, triggers, triggers)
        .start();
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    WebPool.connect(context, POOL, "server.port=" + PORT);
  }
}
