package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.MfaMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Base64;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** The user pool that the application under test signs in to. Lives as long as the test JVM. */
final class WebPool implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  static final String PASSWORD = "Correct-Horse-7";

  /** Of a deployment that lasts as long as the tests do. */
  static final String COOKIES_KEY =
      Base64.getEncoder().encodeToString(KeyGenerators.secureRandom(32).generateKey());

  private static final LocalUserPool POOL = LocalUserPool.builder().mfa(MfaMode.OPTIONAL).start();

  static LocalUserPool pool() {
    return POOL;
  }

  /** A port that nothing listens on, for an application that must know its address beforehand. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the application sign in to a pool, with other settings besides. */
  static void connect(
      ConfigurableApplicationContext context, LocalUserPool pool, String... settings) {
    TestPropertyValues.of(
            "cognito.user-pool-id=" + pool.userPoolId(),
            "cognito.client-id=" + pool.clientId(),
            "cognito.endpoint=" + pool.endpoint(),
            "cookies.key=" + COOKIES_KEY)
        .and(settings)
        .applyTo(context);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    connect(context, POOL);
  }
}
