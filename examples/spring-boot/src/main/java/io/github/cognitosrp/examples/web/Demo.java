package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.Totp;
import io.github.cognitosrp.customauth.fido2.ChallengeStore;
import io.github.cognitosrp.customauth.fido2.CredentialStore;
import io.github.cognitosrp.customauth.fido2.InMemoryChallengeStore;
import io.github.cognitosrp.customauth.fido2.InMemoryCredentialStore;
import io.github.cognitosrp.customauth.fido2.RelyingParty;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** A user pool in this process with three users, for a first look. */
final class Demo {
  private static final String ALICE = "Correct-Horse-7";
  private static final String BOB = "Battery-Staple-7";
  private static final String CAROL = "Temporary-7";
  private static final int KEY_BYTES = 32;

  private final LocalUserPool pool;
  private final CredentialStore credentials;
  private final ChallengeStore challenges;

  private Demo(LocalUserPool pool, CredentialStore credentials, ChallengeStore challenges) {
    this.pool = pool;
    this.credentials = credentials;
    this.challenges = challenges;
  }

  static Demo start() {
    RelyingParty party =
        RelyingParty.builder().ids("localhost").origins("http://localhost:8080").build();
    CredentialStore credentials = new InMemoryCredentialStore();
    ChallengeStore challenges = new InMemoryChallengeStore();
    LocalUserPool pool =
        DemoTriggers.addTo(LocalUserPool.builder(), party, credentials, challenges)
            .mfa(MfaMode.OPTIONAL)
            .user("alice", ALICE)
            .user("bob", BOB)
            .user("carol", CAROL)
            .start();
    pool.user("bob").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    pool.user("carol").temporaryPassword(CAROL);
    return new Demo(pool, credentials, challenges);
  }

  void addTo(SpringApplication application) {
    // Its cookies work without TLS.
    application.setAdditionalProfiles("local");
    application.setDefaultProperties(
        Map.of(
            "cognito.user-pool-id", pool.userPoolId(),
            "cognito.client-id", pool.clientId(),
            "cognito.endpoint", pool.endpoint(),
            "cookies.key", randomKey()));
    application.addInitializers((GenericApplicationContext context) -> {
      context.registerBean(Demo.class, () -> this);
      context.registerBean(CredentialStore.class, () -> credentials);
      context.registerBean(ChallengeStore.class, () -> challenges);
    });
  }

  /** Several instances would need the same key; the demo is one. */
  private static String randomKey() {
    return Base64.getEncoder().encodeToString(KeyGenerators.secureRandom(KEY_BYTES).generateKey());
  }

  /** What bob's authenticator app shows. */
  String code() {
    return Totp.code(pool.user("bob").totpSecretCode().orElseThrow(), Instant.now());
  }

  /** Names and passwords. */
  Map<String, String> users() {
    return new TreeMap<>(Map.of("alice", ALICE, "bob", BOB, "carol", CAROL));
  }
}
