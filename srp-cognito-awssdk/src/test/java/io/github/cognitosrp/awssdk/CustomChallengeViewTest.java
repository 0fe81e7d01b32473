package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FIDO2 and Duo challenges of the triggers, without parsing in the application. */
class CustomChallengeViewTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static CustomAnswerRequired asked(Map<String, Object> publicParameters) {
    try (Scene scene =
        new Scene(
            Way.BLOCKING,
            pool ->
                pool.customAuth(
                    event -> response(event, Map.of("challengeName", "CUSTOM_CHALLENGE")),
                    event -> response(event, Map.of("publicChallengeParameters", publicParameters)),
                    event -> response(event, Map.of("answerCorrect", false))))) {
      return (CustomAnswerRequired) scene.startCustom("alice");
    }
  }

  private static Map<String, Object> response(
      Map<String, Object> event, Map<String, Object> response) {
    event.put("response", response);
    return event;
  }

  private static Fido2Options fido2(String options) {
    return asked(Map.of("fido2options", options)).fido2Options().orElseThrow();
  }

  @Test
  void fido2OptionsBecomeWhatTheBrowserTakes() throws IOException {
    Fido2Options options =
        fido2(
            """
            {"relyingPartyId":"example.com","challenge":"Y2hhbGxlbmdl","timeout":120000,
             "credentials":[{"id":"aWQx","transports":["usb","nfc"]},{"id":"aWQy"}],
             "userVerification":"required"}
            """);

    assertThat(options.relyingPartyId()).contains("example.com");
    assertThat(options.challenge()).isEqualTo("Y2hhbGxlbmdl");
    assertThat(options.credentialIds()).containsExactly("aWQx", "aWQy");
    assertThat(JSON.readTree(options.credentialRequestOptions()))
        .isEqualTo(
            JSON.readTree(
                """
                {"rpId":"example.com","challenge":"Y2hhbGxlbmdl","timeout":120000,
                 "allowCredentials":[
                   {"type":"public-key","id":"aWQx","transports":["usb","nfc"]},
                   {"type":"public-key","id":"aWQy","transports":[]}],
                 "userVerification":"required"}
                """));
  }

  @Test
  void optionsWithAChallengeAloneLeaveTheRestToTheBrowser() throws IOException {
    Fido2Options options = fido2("{\"challenge\":\"Y2hhbGxlbmdl\"}");

    assertThat(JSON.readTree(options.credentialRequestOptions()))
        .isEqualTo(JSON.readTree("{\"challenge\":\"Y2hhbGxlbmdl\"}"));
    assertThat(options.credentialIds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "\"challenge\"", "{\"challenge\":1}", "{\"challenge\":", "{}"})
  void whatIsNoOptionsIsRefusedWithoutBeingQuoted(String options) {
    CustomAnswerRequired asked = asked(Map.of("fido2options", options));
    assertThatThrownBy(asked::fido2Options)
        .isInstanceOf(UnexpectedResponseException.class)
        .hasMessage("Cognito answered something else than fido2options");
  }

  @Test
  void deepJsonIsRefusedAndDoesNotEatTheStack() {
    CustomAnswerRequired asked =
        asked(Map.of("fido2options", "[".repeat(30_000) + "]".repeat(30_000)));
    assertThatThrownBy(asked::fido2Options).isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void theBrowsersCredentialBecomesTheAnswerOfTheTriggers() throws IOException {
    String answer =
        Fido2Options.answerFor(
            """
            {"id":"aWQx","rawId":"aWQx","type":"public-key","clientExtensionResults":{},
             "response":{"clientDataJSON":"Yw","authenticatorData":"YQ","signature":"cw",
               "userHandle":"dQ"}}
            """);

    JsonNode parsed = JSON.readTree(answer);
    assertThat(parsed)
        .isEqualTo(
            JSON.readTree(
                """
                {"credentialIdB64":"aWQx","authenticatorDataB64":"YQ","clientDataJSON_B64":"Yw",
                 "signatureB64":"cw","userHandleB64":"dQ"}
                """));
  }

  @Test
  void anAuthenticatorMayReturnNoUserHandle() throws IOException {
    String answer =
        Fido2Options.answerFor(
            """
            {"id":"aWQx","response":{"clientDataJSON":"Yw","authenticatorData":"YQ",
              "signature":"cw","userHandle":null}}
            """);
    assertThat(JSON.readTree(answer).has("userHandleB64")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"id\":\"a\"}", "{\"id\":\"a\",\"response\":{}}", "[1]"})
  void whatIsNoCredentialIsRefusedByName(String credential) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fido2Options.answerFor(credential))
        .withMessage("credentialJson must be an AuthenticationResponseJSON");
  }

  @Test
  void aDuoChallengeIsARedirectThatSurvivesTheExport() throws IOException {
    String url = "https://api-1.duosecurity.com/oauth/v1/authorize?request=a.b.c";
    Map<String, Object> parameters = Map.of("duoAuthUrl", url, "state", "s".repeat(43));
    SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
    try (Scene scene =
        new Scene(
            Way.BLOCKING,
            pool ->
                pool.customAuth(
                    event -> response(event, Map.of("challengeName", "CUSTOM_CHALLENGE")),
                    event -> response(event, Map.of("publicChallengeParameters", parameters)),
                    event -> response(event, Map.of("answerCorrect", false))))) {
      String kept = ((PendingSignIn) scene.startCustom("alice")).export(key);

      CustomAnswerRequired resumed =
          (CustomAnswerRequired) scene.signIn().resumeChallenge(kept, key);

      DuoRedirect redirect = resumed.duoRedirect().orElseThrow();
      assertThat(redirect.url()).contains(URI.create(url));
      assertThat(JSON.readTree(redirect.answerFor("code", "s".repeat(43))))
          .isEqualTo(JSON.readTree("{\"duo_code\":\"code\",\"state\":\"" + "s".repeat(43) + "\"}"));
    }
  }

  @Test
  void anotherSignInsReturnFromDuoIsNotAnswered() {
    DuoRedirect redirect =
        asked(Map.of("duoAuthUrl", "https://duo.example/", "state", "right"))
            .duoRedirect()
            .orElseThrow();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> redirect.answerFor("code", "wrong"))
        .withMessage("returnedState is not the state of this sign-in");
  }

  @Test
  void whileDuoIsOutOfReachThereIsNoAddress() {
    DuoRedirect unavailable = asked(Map.of("duoUnavailable", "true")).duoRedirect().orElseThrow();
    assertThat(unavailable.url()).isEmpty();
    assertThat(unavailable.isBypassed()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> unavailable.answerFor("code", ""));

    DuoRedirect bypassed = asked(Map.of("duoBypass", "true")).duoRedirect().orElseThrow();
    assertThat(bypassed.url()).isEmpty();
    assertThat(bypassed.isBypassed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "http://duo.example/",
        "//duo.example/",
        "https:opaque",
        "a b",
        ""
      })
  void aBrowserIsSentNowhereElse(String url) {
    CustomAnswerRequired asked = asked(Map.of("duoAuthUrl", url, "state", "s"));
    assertThatThrownBy(asked::duoRedirect)
        .isInstanceOf(UnexpectedResponseException.class)
        .hasMessage("Cognito answered something else than duoAuthUrl and state");
  }

  @Test
  void anotherChallengeIsNeither() {
    CustomAnswerRequired asked = asked(Map.of("question", "6 * 7"));
    assertThat(asked.fido2Options()).isEmpty();
    assertThat(asked.duoRedirect()).isEmpty();
  }

  @Test
  void textsOfTheViewsHoldNeitherChallengeNorState() {
    assertThat(fido2("{\"challenge\":\"Y2hhbGxlbmdl\",\"relyingPartyId\":\"a.example\"}"))
        .hasToString("Fido2Options[a.example]");
    assertThat(
            asked(Map.of("duoAuthUrl", "https://duo.example/?request=x", "state", "secret"))
                .duoRedirect()
                .orElseThrow())
        .hasToString("DuoRedirect[prompt]");
  }
}
