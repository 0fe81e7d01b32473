package io.github.cognitosrp.localpool.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2;
import io.github.cognitosrp.localpool.model.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Functions over the classes of aws-lambda-java-events, as they are deployed. */
class LambdaTriggersTest {

  /** Confirms everybody, and says who asked. */
  static final class Confirming
      implements RequestHandler<CognitoUserPoolPreSignUpEvent, CognitoUserPoolPreSignUpEvent> {
    @Override
    public CognitoUserPoolPreSignUpEvent handleRequest(
        CognitoUserPoolPreSignUpEvent event, Context context) {
      context.getLogger().log("confirms " + event.getUserName());
      assertThat(context.getAwsRequestId()).hasSize(36);
      assertThat(context.getFunctionName()).isEqualTo("Confirming");
      assertThat(context.getRemainingTimeInMillis()).isBetween(1, 5000);
      CognitoUserPoolPreSignUpEvent.Response response =
          new CognitoUserPoolPreSignUpEvent.Response();
      response.setAutoConfirmUser(true);
      event.setResponse(response);
      return event;
    }
  }

  private static Map<String, Object> event(Map<String, Object> request) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "1");
    event.put("userName", "alice");
    event.put("request", request);
    event.put("response", new LinkedHashMap<>());
    return event;
  }

  private static Object response(Trigger trigger, Map<String, Object> request) {
    return trigger.handle(event(request)).get("response");
  }

  @Test
  void aHandlerRunsAsItIsDeployed() {
    assertThat((Map<?, ?>) response(LambdaTriggers.handler(new Confirming()), Map.of()))
        .isEqualTo(
            Map.of("autoConfirmUser", true, "autoVerifyEmail", false, "autoVerifyPhone", false));
  }

  @Test
  void aHandlerThatDoesNotSayItsEventIsRefused() {
    RequestHandler<CognitoUserPoolPreSignUpEvent, CognitoUserPoolPreSignUpEvent> lambda =
        (event, context) -> event;

    assertThatThrownBy(() -> LambdaTriggers.handler(lambda))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of(eventType, function)");
  }

  @Test
  void anEventWithoutAResponseKeepsTheEmptyOne() {
    Trigger trigger = LambdaTriggers.of(CognitoUserPoolPostConfirmationEvent.class, e -> e);

    assertThat(response(trigger, Map.of("userAttributes", Map.of("email", "a@b.example"))))
        .isEqualTo(Map.of());
  }

  @Test
  void aFunctionThatReturnsNothingHasNoAnswer() {
    assertThat(
            LambdaTriggers.of(CognitoUserPoolPreSignUpEvent.class, event -> null)
                .handle(event(Map.of())))
        .isNull();
  }

  /** Null there would take the groups away. */
  @Test
  void groupsThatTheFunctionLeavesAloneAreNotMentioned() {
    Trigger trigger =
        LambdaTriggers.of(
            CognitoUserPoolPreTokenGenerationEvent.class,
            event -> {
              event.setResponse(
                  CognitoUserPoolPreTokenGenerationEvent.Response.builder()
                      .withClaimsOverrideDetails(
                          CognitoUserPoolPreTokenGenerationEvent.ClaimsOverrideDetails.builder()
                              .withClaimsToAddOrOverride(Map.of("tenant", "blue"))
                              .build())
                      .build());
              return event;
            });

    assertThat(response(trigger, Map.of()))
        .isEqualTo(
            Map.of(
                "claimsOverrideDetails",
                Map.of("claimsToAddOrOverride", Map.of("tenant", "blue"))));
  }

  @Test
  void theSecondVersionHasItsOwnClass() {
    Trigger trigger =
        LambdaTriggers.of(
            CognitoUserPoolPreTokenGenerationEventV2.class,
            event -> {
              assertThat(event.getRequest().getScopes()).containsExactly("a");
              assertThat(event.getRequest().getGroupConfiguration().getGroupsToOverride())
                  .containsExactly("staff");
              return event;
            });

    trigger.handle(
        event(
            Map.of(
                "scopes",
                List.of("a"),
                "groupConfiguration",
                Map.of("groupsToOverride", List.of("staff")))));
  }
}
