package io.github.cognitosrp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.DevicePasswordVerifierChallenge;
import io.github.cognitosrp.cognito.DeviceSrpSession;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserSrpSession;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** What the command prints registers a device that the pool then accepts. */
@Tag("slow")
class DeviceVerifierCommandTest {
  private static final String PASSWORD = "Correct-Horse-7";

  @Test
  void thePoolConfirmsTheVerifierAndThenAcceptsThePassword() throws Exception {
    try (LocalUserPool pool =
            LocalUserPool.builder()
                .user("alice", PASSWORD)
                .deviceTracking(DeviceTracking.ALWAYS)
                .start();
        CognitoIdentityProviderClient cognito = client(pool)) {
      CognitoSrp srp =
          CognitoSrp.builder().userPool(pool.userPoolId()).appClient(pool.clientId()).build();
      AuthenticationResultType tokens = password(cognito, srp, null).authenticationResult();
      CommandRun run =
          CommandRun.of(
              "device-verifier",
              "--device-key",
              tokens.newDeviceMetadata().deviceKey(),
              "--device-group-key",
              tokens.newDeviceMetadata().deviceGroupKey());
      assertThat(run.err()).isEmpty();
      JsonNode made = new ObjectMapper().readTree(run.out());

      cognito.confirmDevice(request ->
          request
              .accessToken(tokens.accessToken())
              .deviceKey(made.get("DeviceKey").textValue())
              .deviceSecretVerifierConfig(config ->
                  config
                      .salt(made.at("/DeviceSecretVerifierConfig/Salt").textValue())
                      .passwordVerifier(
                          made.at("/DeviceSecretVerifierConfig/PasswordVerifier").textValue())));
      assertThat(signInWithDevice(cognito, srp, made).authenticationResult().idToken()).isNotNull();
    }
  }

  @Test
  void theShapesAreAsDocumentedAndEveryRunMakesOthers() throws Exception {
    JsonNode made = make();
    assertThat(made.fieldNames())
        .toIterable()
        .containsExactly(
            "DeviceKey", "DeviceGroupKey", "DevicePassword", "DeviceSecretVerifierConfig");
    assertThat(made.get("DeviceGroupKey").textValue()).isEqualTo("-hVGroup1");
    assertThat(decoded(made, "/DevicePassword")).hasSize(40);
    assertThat(decoded(made, "/DeviceSecretVerifierConfig/Salt")).hasSizeBetween(1, 17);
    assertThat(decoded(made, "/DeviceSecretVerifierConfig/PasswordVerifier"))
        .hasSizeBetween(380, 385);
    assertThat(make().get("DevicePassword")).isNotEqualTo(made.get("DevicePassword"));
  }

  @Test
  void aKeyThatIsNoneIsRefusedInOneLine() {
    CommandRun run =
        CommandRun.of("device-verifier", "--device-key", "x y", "--device-group-key", "group");

    assertThat(run.err().lines()).singleElement().asString().contains("deviceKey");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private static JsonNode make() throws Exception {
    CommandRun run =
        CommandRun.of(
            "device-verifier",
            "--device-key",
            "eu-central-1_9d9e6f3c-2f0c-4a0e-8a4f-0a4d1d2c3b4a",
            "--device-group-key",
            "-hVGroup1");
    return new ObjectMapper().readTree(run.out());
  }

  private static byte[] decoded(JsonNode made, String pointer) {
    return Base64.getDecoder().decode(made.at(pointer).textValue());
  }

  private static RespondToAuthChallengeResponse password(
      CognitoIdentityProviderClient cognito, CognitoSrp srp, RememberedDevice device) {
    try (UserSrpSession session =
        device == null ? srp.beginUser("alice") : srp.beginUser("alice", device.deviceKey())) {
      var started =
          cognito.initiateAuth(request ->
              request
                  .authFlow(AuthFlowType.USER_SRP_AUTH)
                  .clientId(srp.appClient().id())
                  .authParameters(session.authParameters()));
      var challenge = PasswordVerifierChallenge.parse(started.challengeParameters());
      return cognito.respondToAuthChallenge(request ->
          request
              .clientId(srp.appClient().id())
              .challengeName(started.challengeName())
              .session(started.session())
              .challengeResponses(session.answer(challenge, PASSWORD.toCharArray()).toMap()));
    }
  }

  private static RespondToAuthChallengeResponse signInWithDevice(
      CognitoIdentityProviderClient cognito, CognitoSrp srp, JsonNode made) {
    try (RememberedDevice device =
            RememberedDevice.restore(
                made.get("DeviceKey").textValue(),
                made.get("DeviceGroupKey").textValue(),
                made.get("DevicePassword").textValue().toCharArray());
        DeviceSrpSession session = srp.beginDevice("alice", device)) {
      var asked = password(cognito, srp, device);
      assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);
      var started =
          cognito.respondToAuthChallenge(request ->
              request
                  .clientId(srp.appClient().id())
                  .challengeName(asked.challengeName())
                  .session(asked.session())
                  .challengeResponses(session.challengeResponses()));
      var challenge = DevicePasswordVerifierChallenge.parse(started.challengeParameters());
      return cognito.respondToAuthChallenge(request ->
          request
              .clientId(srp.appClient().id())
              .challengeName(started.challengeName())
              .session(started.session())
              .challengeResponses(session.answer(challenge).toMap()));
    }
  }

  private static CognitoIdentityProviderClient client(LocalUserPool pool) {
    return CognitoIdentityProviderClient.builder()
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(pool.endpoint())
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
