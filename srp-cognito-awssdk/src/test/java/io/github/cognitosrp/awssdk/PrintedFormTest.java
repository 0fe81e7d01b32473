package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * What a log says of a sign-in: who it is for and where it stands, in one line without a secret.
 */
class PrintedFormTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();
  private static final String SECRET_CODE = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  private static final String ASSOCIATED = "{\"SecretCode\":\"" + SECRET_CODE + "\"}";

  private static SignInResult start(ScriptedService service, String username) {
    return Way.BLOCKING.builder(service.endpoint(), SRP).build().startCustom(username);
  }

  @Test
  void aSignedInUserIsANameWithoutTokens() throws IOException {
    try (ScriptedService service = new ScriptedService(ScriptedService.TOKENS)) {
      assertThat(start(service, "alice")).hasToString("SignedIn[alice]");
    }
  }

  @Test
  void aPendingSignInIsItsStateItsChallengeAndAName() throws IOException {
    try (ScriptedService service =
        new ScriptedService(ScriptedService.challenge("SMS_MFA", "\"USERNAME\":\"alice\""))) {
      assertThat(start(service, "alice")).hasToString("CodeRequired[SMS_MFA, alice]");
    }
  }

  @Test
  void aLineFeedInANameStaysOnTheLine() throws IOException {
    try (ScriptedService service = new ScriptedService(ScriptedService.TOKENS)) {
      assertThat(start(service, "alice\nroot").toString())
          .startsWith("SignedIn[alice")
          .doesNotContain("\n");
    }
  }

  @Test
  void aRefreshRequestIsANameWithoutItsToken() {
    assertThat(RefreshRequest.of("alice", "token")).hasToString("RefreshRequest[alice]");
  }

  @Test
  void anEnrolmentIsItsKind() throws IOException {
    try (ScriptedService service = new ScriptedService(ScriptedService.TOKENS, ASSOCIATED)) {
      assertThat(((SignedIn) start(service, "alice")).beginTotp()).hasToString("TotpSetup");
    }
  }

  @Test
  void aNewDeviceIsItsKey() throws IOException {
    String key = "eu-central-1_12345678-90ab-cdef-1234-567890abcdef";
    try (ScriptedService service =
        new ScriptedService(
            "{\"AuthenticationResult\":{\"AccessToken\":\"a.b.c\",\"NewDeviceMetadata\":"
                + "{\"DeviceKey\":\""
                + key
                + "\",\"DeviceGroupKey\":\"-group\"}}}")) {
      assertThat(((SignedIn) start(service, "alice")).newDevice().orElseThrow())
          .hasToString("NewDevice[" + key + "]");
    }
  }
}
