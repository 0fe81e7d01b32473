package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import io.github.cognitosrp.localpool.lambda.LambdaTriggers;
import io.github.cognitosrp.localpool.model.Trigger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The triggers of CUSTOM_AUTH, written as Lambda functions are, on the classes that those get. */
class TriggerTest {
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
                LambdaTriggers.of(
                    CognitoUserPoolDefineAuthChallengeEvent.class, TriggerTest::define),
                LambdaTriggers.of(
                    CognitoUserPoolCreateAuthChallengeEvent.class, TriggerTest::create),
                LambdaTriggers.of(
                    CognitoUserPoolVerifyAuthChallengeResponseEvent.class, TriggerTest::verify))
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
