package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import io.github.cognitosrp.customauth.duo.DuoChallenge;
import io.github.cognitosrp.customauth.fido2.Fido2Api;
import io.github.cognitosrp.customauth.fido2.Fido2ApiHandler;
import io.github.cognitosrp.customauth.fido2.Fido2Challenge;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.testing.HugeArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events with 64 megabytes in one of their texts: they are answered, and no text is copied. */
@Tag("slow")
class HugeEventTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @Test
  void anEventWithAHugeTextIsAnsweredWithoutACopyOfIt() throws Exception {
    ChildJvm jvm = ChildJvm.plain().options(HugeArguments.options());
    assertThat(jvm.run(Events.class).clean())
        .allMatch(line -> line.endsWith(": taken"))
        .hasSizeGreaterThan(150);
  }

  /** Prints a line for each text of each event. */
  static final class Events {
    private static final CustomAuthFlow FLOW =
        CustomAuthFlow.builder()
            .passwordless()
            .challenge(new WordChallenge("WORD"))
            .challenge((Fido2Challenge) new ValidArguments().valid(Fido2Challenge.class, ""))
            .log(line -> assertThat(line).hasSizeLessThan(2_000))
            .build();
    private static final CustomAuthFlow DUO =
        CustomAuthFlow.builder()
            .passwordFirst()
            .challenge((DuoChallenge) new ValidArguments().valid(DuoChallenge.class, ""))
            .log(line -> assertThat(line).hasSizeLessThan(2_000))
            .build();

    private Events() {}

    public static void main(String[] ignored) {
      for (char fill : new char[] {'x', '\u0436'}) {
        String huge = HugeArguments.text(fill);
        for (String trigger : List.of("DefineAuthChallenge", "CreateAuthChallenge", "Other")) {
          offer(trigger, event(trigger), huge, new CustomAuthHandler(FLOW)::handle);
        }
        for (String challenge : List.of("WORD", "FIDO2")) {
          Map<String, Object> event = answer(challenge);
          offer(challenge, event, huge, new CustomAuthHandler(FLOW)::handle);
        }
        offer("DUO", answer("DUO"), huge, new CustomAuthHandler(DUO)::handle);
        offerTyped(huge);
        offerRequests(huge);
      }
    }

    private static void offerTyped(String huge) {
      var define = new DefineAuthChallengeHandler(FLOW);
      offer(
          "typed define",
          event("DefineAuthChallenge"),
          huge,
          event ->
              define.handleRequest(
                  JSON.convertValue(event, CognitoUserPoolDefineAuthChallengeEvent.class), null));
      var create = new CreateAuthChallengeHandler(FLOW);
      offer(
          "typed create",
          event("CreateAuthChallenge"),
          huge,
          event ->
              create.handleRequest(
                  JSON.convertValue(event, CognitoUserPoolCreateAuthChallengeEvent.class), null));
      var verify = new VerifyAuthChallengeHandler(FLOW);
      offer(
          "typed verify",
          answer("FIDO2"),
          huge,
          event ->
              verify.handleRequest(
                  JSON.convertValue(event, CognitoUserPoolVerifyAuthChallengeResponseEvent.class),
                  null));
    }

    private static void offerRequests(String huge) {
      Fido2Api api = (Fido2Api) new ValidArguments().valid(Fido2Api.class, "");
      Fido2ApiHandler handler = new Fido2ApiHandler(api, Set.of("https://example.com"));
      for (String path :
          List.of(
              "/register-authenticator/start",
              "/register-authenticator/complete",
              "/authenticators/list",
              "/authenticators/update",
              "/authenticators/delete")) {
        for (boolean isBase64 : new boolean[] {false, true}) {
          offer(
              path,
              request(path, isBase64),
              huge,
              event -> {
                var answer =
                    handler.handleRequest(
                        JSON.convertValue(event, APIGatewayProxyRequestEvent.class), null);
                assertThat(answer.getStatusCode()).isNotEqualTo(500);
                assertThat(answer.getBody()).hasSizeLessThan(1_000);
              });
        }
      }
    }

    private static Map<String, Object> request(String path, boolean isBase64) {
      return Map.of(
          "path",
          path,
          "body",
          "{}",
          "isBase64Encoded",
          isBase64,
          "headers",
          Map.of("Origin", "https://example.com"),
          "queryStringParameters",
          Map.of("rpId", "example.com"),
          "requestContext",
          Map.of(
              "authorizer",
              Map.of(
                  "claims",
                  Map.of(
                      "token_use", "id",
                      "cognito:username", "alice",
                      "sub", "alice",
                      "name", "Alice",
                      "email", "alice@example.com"))));
    }

    private static Map<String, Object> event(String trigger) {
      return new TreeMap<>(
          Map.of(
              "triggerSource",
              trigger + "_Authentication",
              "userPoolId",
              "eu-west-1_X",
              "userName",
              "alice",
              "callerContext",
              Map.of("clientId", "web"),
              "request",
              Map.of(
                  "userAttributes", Map.of("sub", "alice"),
                  "clientMetadata", Map.of("key", "value"),
                  "challengeName", "CUSTOM_CHALLENGE",
                  "session",
                      List.of(
                          Map.of(
                              "challengeName", "CUSTOM_CHALLENGE",
                              "challengeResult", true,
                              "challengeMetadata", "WORD")))));
    }

    private static Map<String, Object> answer(String challenge) {
      Map<String, Object> event = event("VerifyAuthChallengeResponse");
      event.put(
          "request",
          Map.of(
              "userAttributes", Map.of("sub", "alice"),
              "clientMetadata", Map.of("key", "value"),
              "challengeAnswer", "{}",
              "privateChallengeParameters",
                  Map.of(
                      "customauth.challenge", challenge,
                      "customauth.round", "AAAA",
                      "answer", "4",
                      "id", "AAAA",
                      "fido2options", "{}",
                      "state", "AAAA",
                      "nonce", "AAAA",
                      "duoUser", "alice")));
      return event;
    }

    private static void offer(
        String what, Map<String, Object> event, String huge, Consumer<Map<String, Object>> handle) {
      changed(event, huge)
          .forEach((place, changed) ->
              System.out.println(
                  what
                      + place
                      + " of "
                      + huge.charAt(0)
                      + ": "
                      + HugeArguments.outcome(() -> handle.accept(changed))));
    }

    /** The object with one text after the other changed, and with a name more. */
    private static Map<String, Map<String, Object>> changed(
        Map<String, Object> object, String huge) {
      Map<String, Map<String, Object>> all = new LinkedHashMap<>();
      object.forEach((name, value) ->
          values(value, huge)
              .forEach((place, changed) -> {
                // The trigger's name decides what the other texts are.
                if (!name.equals("triggerSource")
                    || object.get(name).equals("Other_Authentication")) {
                  all.put(" " + name + place, with(object, name, changed));
                }
              }));
      all.put(" name", with(object, huge, "value"));
      return all;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values(Object value, String huge) {
      if (value instanceof String) {
        return Map.of("", huge);
      }
      Map<String, Object> changed = new LinkedHashMap<>();
      if (value instanceof List<?> list) {
        List<Object> copy = new ArrayList<>(list);
        changed((Map<String, Object>) list.get(0), huge)
            .forEach((place, element) -> {
              copy.set(0, element);
              changed.put(place, List.copyOf(copy));
            });
      } else if (value instanceof Map<?, ?> map) {
        changed.putAll(changed((Map<String, Object>) map, huge));
      }
      return changed;
    }

    private static Map<String, Object> with(Map<String, Object> object, String name, Object value) {
      Map<String, Object> changed = new LinkedHashMap<>(object);
      changed.put(name, value);
      return changed;
    }
  }
}
