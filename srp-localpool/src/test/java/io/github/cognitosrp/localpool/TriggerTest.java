package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cognitosrp.localpool.model.Trigger;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The triggers of CUSTOM_AUTH, written as Lambda functions are, on the classes that those get. */
class TriggerTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static <E> Trigger trigger(Class<E> type, UnaryOperator<E> lambda) {
    return event ->
        MAPPER.convertValue(
            lambda.apply(MAPPER.convertValue(event, type)), new TypeReference<>() {});
  }

  private static CognitoUserPoolDefineAuthChallengeEvent define(
      CognitoUserPoolDefineAuthChallengeEvent event) {
    var session = event.getRequest().getSession();
    var response = new CognitoUserPoolDefineAuthChallengeEvent.Response();
    if (session.length == 0) {
      response.setChallengeName("CUSTOM_CHALLENGE");
    } else {
      response.setIssueTokens(session[0].getChallengeResult());
      response.setFailAuthentication(!session[0].getChallengeResult());
    }
    event.setResponse(response);
    return event;
  }

  private static CognitoUserPoolCreateAuthChallengeEvent create(
      CognitoUserPoolCreateAuthChallengeEvent event) {
    var response = new CognitoUserPoolCreateAuthChallengeEvent.Response();
    response.setPublicChallengeParameters(
        Map.of("for", event.getRequest().getUserAttributes().get("email")));
    response.setPrivateChallengeParameters(Map.of("answer", "42"));
    event.setResponse(response);
    return event;
  }

  private static CognitoUserPoolVerifyAuthChallengeResponseEvent verify(
      CognitoUserPoolVerifyAuthChallengeResponseEvent event) {
    var request = event.getRequest();
    var response = new CognitoUserPoolVerifyAuthChallengeResponseEvent.Response();
    response.setAnswerCorrect(
        request.getPrivateChallengeParameters().get("answer").equals(request.getChallengeAnswer()));
    event.setResponse(response);
    return event;
  }

  private static LocalUserPool pool() {
    LocalUserPool pool =
        LocalUserPool.builder()
            .user("alice", "correct horse")
            .customAuth(
                trigger(CognitoUserPoolDefineAuthChallengeEvent.class, TriggerTest::define),
                trigger(CognitoUserPoolCreateAuthChallengeEvent.class, TriggerTest::create),
                trigger(CognitoUserPoolVerifyAuthChallengeResponseEvent.class, TriggerTest::verify))
            .start();
    pool.user("alice").attribute("email", "a@b.example");
    return pool;
  }

  private static PoolCaller.Reply answered(LocalUserPool pool, String answer) {
    PoolCaller caller = new PoolCaller(pool);
    PoolCaller.Reply asked = caller.initiate("CUSTOM_AUTH", Map.of("USERNAME", "alice"));
    assertThat(asked.parameter("for")).isEqualTo("a@b.example");
    return caller.respond(
        "CUSTOM_CHALLENGE", asked.at("/Session"), Map.of("USERNAME", "alice", "ANSWER", answer));
  }

  @Test
  void lambdaFunctionsDecideAboutTheSignIn() {
    try (LocalUserPool pool = pool()) {
      assertThat(answered(pool, "42").accessToken()).contains(".");
      assertThat(answered(pool, "41").error())
          .isEqualTo("400 NotAuthorizedException: Incorrect username or password.");
    }
  }

  @Test
  void aTriggerThatThrowsEndsTheSignInWithItsName() {
    Trigger broken =
        event -> {
          throw new IllegalStateException("broken");
        };
    try (LocalUserPool pool =
        LocalUserPool.builder().user("alice", "x").customAuth(broken, broken, broken).start()) {
      assertThat(new PoolCaller(pool).initiate("CUSTOM_AUTH", Map.of("USERNAME", "alice")).error())
          .isEqualTo(
              "400 UserLambdaValidationException: DefineAuthChallenge failed with error broken.");
    }
  }
}
