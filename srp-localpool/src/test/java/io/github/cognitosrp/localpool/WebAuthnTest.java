package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Passkeys: registered, listed, used and deleted. */
class WebAuthnTest {
  private final LocalUserPool pool =
      LocalUserPool.builder()
          .firstFactors(FirstFactor.WEB_AUTHN)
          .user("alice", "correct horse")
          .user("bob", "correct horse")
          .start();
  private final PoolCaller caller = new PoolCaller(pool);
  private final PasskeyCaller alice = new PasskeyCaller(caller, "alice");
  private final SoftwareAuthenticator browser =
      new SoftwareAuthenticator(URI.create("http://localhost:3000"));

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void whoHasRegisteredAPasskeySignsInWithIt() {
    assertThat(alice.register(browser).status()).isEqualTo(200);

    PoolCaller.Reply done = alice.signIn(browser);

    assertThat(caller.call("GetUser", Map.of("AccessToken", done.accessToken())).at("/Username"))
        .isEqualTo("alice");
    assertThat(alice.signIn(browser).accessToken()).contains(".");
  }

  @ParameterizedTest
  @EnumSource(PasskeyAlgorithm.class)
  void aPasskeyOfEachAlgorithmHolds(PasskeyAlgorithm algorithm) {
    SoftwareAuthenticator other = browser.with(algorithm);
    assertThat(alice.register(other).status()).isEqualTo(200);

    assertThat(alice.signIn(other).accessToken()).contains(".");
  }

  @Test
  void aPasskeyIsOfferedToWhoHasOneOnly() {
    alice.register(browser);

    assertThat(offered("alice")).containsExactly("PASSWORD_SRP", "PASSWORD", "WEB_AUTHN");
    assertThat(offered("bob")).containsExactly("PASSWORD_SRP", "PASSWORD");
    assertThat(offered("nobody")).containsExactly("PASSWORD_SRP", "PASSWORD");
    assertThat(new PasskeyCaller(caller, "bob").challenge().error())
        .isEqualTo("400 InvalidParameterException: ANSWER must be one of the AvailableChallenges.");
  }

  private List<String> offered(String username) {
    PoolCaller.Reply choice = caller.initiate("USER_AUTH", Map.of("USERNAME", username));
    return PoolCaller.MAPPER.convertValue(
        choice.json().path("AvailableChallenges"),
        PoolCaller.MAPPER.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  @Test
  void whoPrefersAPasskeyIsAskedAtOnceIfThereIsOne() {
    Map<String, String> preference =
        Map.of("USERNAME", "alice", "PREFERRED_CHALLENGE", "WEB_AUTHN");
    assertThat(caller.initiate("USER_AUTH", preference).at("/ChallengeName"))
        .isEqualTo("SELECT_CHALLENGE");
    alice.register(browser);

    PoolCaller.Reply asked = caller.initiate("USER_AUTH", preference);

    assertThat(asked.at("/ChallengeName")).isEqualTo("WEB_AUTHN");
    assertThat(alice.answer(asked, browser.get(PasskeyCaller.requestOptions(asked))).accessToken())
        .contains(".");
  }

  @Test
  void theOptionsAreThoseOfThePoolAndNameWhatThereIs() {
    alice.register(browser);
    String id = pool.user("alice").passkeyIds().get(0);

    String creation = alice.creationOptions();
    assertThat(PasskeyCaller.json(creation).at("/rp/id").asText()).isEqualTo("localhost");
    assertThat(PasskeyCaller.json(creation).at("/user/name").asText()).isEqualTo("alice");
    assertThat(creation)
        .contains(
            "\"alg\":-7", "\"residentKey\":\"required\"", "\"userVerification\":\"preferred\"");
    assertThat(PasskeyCaller.json(creation).at("/excludeCredentials/0/id").asText()).isEqualTo(id);
    String request = PasskeyCaller.requestOptions(alice.challenge());
    assertThat(PasskeyCaller.json(request).at("/allowCredentials/0/id").asText()).isEqualTo(id);
    assertThat(PasskeyCaller.json(request).at("/allowCredentials/0/transports/0").asText())
        .isEqualTo("internal");
  }

  @Test
  void passkeysAreListedInPagesAndDeleted() {
    alice.register(browser);
    alice.register(new SoftwareAuthenticator(URI.create("http://localhost")));
    List<String> ids = pool.user("alice").passkeyIds();

    PoolCaller.Reply first = list(Map.of("MaxResults", 1));
    PoolCaller.Reply second = list(Map.of("NextToken", first.at("/NextToken")));
    assertThat(
            List.of(
                first.at("/Credentials/0/CredentialId"), second.at("/Credentials/0/CredentialId")))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(first.at("/Credentials/0/RelyingPartyId")).isEqualTo("localhost");
    assertThat(first.at("/Credentials/0/AuthenticatorAttachment")).isEqualTo("platform");
    assertThat(first.at("/Credentials/0/AuthenticatorTransports/0")).isEqualTo("internal");
    assertThat(second.json().hasNonNull("NextToken")).isFalse();

    PoolCaller.Reply challenge = alice.challenge();
    String assertion = browser.get(PasskeyCaller.requestOptions(challenge));
    assertThat(delete(ids.get(0)).status()).isEqualTo(200);
    assertThat(delete(ids.get(0)).error()).startsWith("400 ResourceNotFoundException");
    assertThat(pool.user("alice").passkeyIds()).containsExactly(ids.get(1));
    assertThat(alice.answer(challenge, assertion).error()).startsWith("400 NotAuthorizedException");
  }

  private PoolCaller.Reply list(Map<String, ?> more) {
    return caller.call("ListWebAuthnCredentials", alice.authorized(more));
  }

  private PoolCaller.Reply delete(String id) {
    return caller.call("DeleteWebAuthnCredential", alice.authorized(Map.of("CredentialId", id)));
  }

  @Test
  void aUserHasAtMostTwentyPasskeys() {
    String accessToken = (String) alice.authorized(Map.of()).get("AccessToken");
    for (int i = 0; i < 20; i++) {
      assertThat(registerWith(accessToken).status()).isEqualTo(200);
    }

    assertThat(caller.call("StartWebAuthnRegistration", Map.of("AccessToken", accessToken)).error())
        .startsWith("400 LimitExceededException");
  }

  private PoolCaller.Reply registerWith(String accessToken) {
    String options =
        caller
            .call("StartWebAuthnRegistration", Map.of("AccessToken", accessToken))
            .json()
            .path("CredentialCreationOptions")
            .toString();
    return caller.call(
        "CompleteWebAuthnRegistration",
        Map.of(
            "AccessToken", accessToken, "Credential", PasskeyCaller.json(browser.create(options))));
  }

  @Test
  void aPoolWithoutPasskeysSaysSo() {
    try (LocalUserPool other = LocalUserPool.builder().user("alice", "correct horse").start()) {
      PasskeyCaller there = new PasskeyCaller(new PoolCaller(other), "alice");

      assertThat(there.caller.call("StartWebAuthnRegistration", there.authorized(Map.of())).error())
          .startsWith("400 WebAuthnNotEnabledException");
      assertThat(there.complete("{}").error()).startsWith("400 WebAuthnNotEnabledException");
      assertThat(there.challenge().error()).startsWith("400 InvalidParameterException");
    }
  }
}
