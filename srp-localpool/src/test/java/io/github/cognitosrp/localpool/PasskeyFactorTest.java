package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.UserVerification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Passkeys of users who have a second factor: {@code FactorConfiguration}. */
class PasskeyFactorTest {
  private static final SoftwareAuthenticator BROWSER =
      new SoftwareAuthenticator(URI.create("http://localhost:3000"));

  private static LocalUserPool pool(boolean multiFactor) {
    return LocalUserPool.builder()
        .firstFactors(FirstFactor.WEB_AUTHN)
        .mfa(MfaMode.OPTIONAL)
        .relyingParty("localhost", UserVerification.REQUIRED)
        .passkeysAreMultiFactor(multiFactor)
        .user("alice", "correct horse")
        .start();
  }

  private static void prefer(PasskeyCaller alice) {
    Map<String, Object> body = new LinkedHashMap<>(alice.authorized(Map.of()));
    body.put("WebAuthnMfaSettings", Map.of("Enabled", true));
    assertThat(alice.caller.call("SetUserMFAPreference", body).status()).isEqualTo(200);
  }

  private static void withEmailFactor(LocalUserPool pool) {
    pool.user("alice")
        .attribute("email", "a@b.example")
        .attribute("email_verified", "true")
        .mfa(MfaMethod.EMAIL_OTP);
  }

  private static String offered(PasskeyCaller alice) {
    return alice
        .caller
        .initiate("USER_AUTH", Map.of("USERNAME", "alice"))
        .json()
        .path("AvailableChallenges")
        .toString();
  }

  @Test
  void aPasskeyThatVerifiedItsUserIsBothFactors() {
    try (LocalUserPool pool = pool(true)) {
      PasskeyCaller alice = new PasskeyCaller(new PoolCaller(pool), "alice");
      alice.register(BROWSER);
      prefer(alice);
      withEmailFactor(pool);

      assertThat(offered(alice)).contains("WEB_AUTHN");
      assertThat(alice.signIn(BROWSER).accessToken()).contains(".");
      assertThat(pool.sentCodes()).isEmpty();
    }
  }

  @Test
  void theUserHasToTurnThatOn() {
    try (LocalUserPool pool = pool(true)) {
      PasskeyCaller alice = new PasskeyCaller(new PoolCaller(pool), "alice");
      alice.register(BROWSER);
      withEmailFactor(pool);

      assertThat(offered(alice)).doesNotContain("WEB_AUTHN");
      assertThat(alice.challenge().error()).startsWith("400 InvalidParameterException");
    }
  }

  @Test
  void asASingleFactorItIsNotOfferedToWhoNeedsTwo() {
    try (LocalUserPool pool = pool(false)) {
      PasskeyCaller alice = new PasskeyCaller(new PoolCaller(pool), "alice");
      alice.register(BROWSER);
      assertThat(offered(alice)).contains("WEB_AUTHN");
      withEmailFactor(pool);

      assertThat(offered(alice)).doesNotContain("WEB_AUTHN");
    }
  }
}
