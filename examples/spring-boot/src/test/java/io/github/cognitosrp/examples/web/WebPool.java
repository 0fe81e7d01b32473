package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.MfaMode;
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

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "cognito.user-pool-id=" + POOL.userPoolId(),
            "cognito.client-id=" + POOL.clientId(),
            "cognito.endpoint=" + POOL.endpoint(),
            "cookies.key=" + COOKIES_KEY)
        .applyTo(context);
  }
}
