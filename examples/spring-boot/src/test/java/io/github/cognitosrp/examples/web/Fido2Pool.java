package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.customauth.fido2.ChallengeStore;
import io.github.cognitosrp.customauth.fido2.CredentialStore;
import io.github.cognitosrp.customauth.fido2.InMemoryChallengeStore;
import io.github.cognitosrp.customauth.fido2.InMemoryCredentialStore;
import io.github.cognitosrp.customauth.fido2.RelyingParty;
import io.github.cognitosrp.localpool.LocalUserPool;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The user pool for the tests of security keys and passkeys, whose triggers share their stores with
 * the application. The application's port is chosen here: credentials are for a page's address.
 */
final class Fido2Pool implements ApplicationContextInitializer<GenericApplicationContext> {
  private static final int PORT = WebPool.freePort();
  static final String ORIGIN = "http://localhost:" + PORT;

  private static final CredentialStore CREDENTIALS = new InMemoryCredentialStore();
  private static final ChallengeStore CHALLENGES = new InMemoryChallengeStore();
  private static final LocalUserPool POOL =
      DemoTriggers.addTo(
              LocalUserPool.builder(),
              RelyingParty.builder().ids("localhost").origins(ORIGIN).build(),
              CREDENTIALS,
              CHALLENGES)
          .start();

  static LocalUserPool pool() {
    return POOL;
  }

  @Override
  public void initialize(GenericApplicationContext context) {
    context.registerBean(CredentialStore.class, () -> CREDENTIALS);
    context.registerBean(ChallengeStore.class, () -> CHALLENGES);
    WebPool.connect(context, POOL, "server.port=" + PORT, "fido2.origins=" + ORIGIN);
  }
}
