package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.awssdk.ScriptedService.Answer;
import io.github.cognitosrp.awssdk.ScriptedService.Request;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/**
 * An answer that is lost on the way: the SDK sends the same request again, and Cognito, which has
 * spent the session, says that it is invalid.
 */
class LostAnswerTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();

  /** Loses the first answer to each named challenge in each sign-in, as often as it may. */
  private static final class Losing implements ScriptedService.Script {
    private final String challenge;
    private final String next;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private int begun;
    private int left;

    Losing(int times, String challenge, String next) {
      this.left = times;
      this.challenge = challenge;
      this.next = next;
    }

    @Override
    public synchronized Answer answer(Request request) {
      if (request.operation().equals("InitiateAuth")) {
        begun++;
        answered.clear();
        return Answer.ok(ScriptedService.PASSWORD_VERIFIER);
      }
      if (!answered.add(request.about())) {
        return Answer.refusal("NotAuthorizedException", "Invalid session for the user.");
      }
      if (request.about().equals(challenge) && left > 0) {
        left--;
        return Answer.NONE;
      }
      return Answer.ok(request.about().equals("PASSWORD_VERIFIER") ? next : ScriptedService.TOKENS);
    }
  }

  private static SignInResult start(Way way, CognitoSignIn signIn) {
    char[] password = "password".toCharArray();
    return way.get(
        () -> signIn.start("alice", password), () -> signIn.startAsync("alice", password));
  }

  @ParameterizedTest
  @EnumSource
  void oneLostAnswerCostsTheUserNothing(Way way) throws IOException {
    Losing script = new Losing(1, "PASSWORD_VERIFIER", ScriptedService.TOKENS);
    try (ScriptedService service = new ScriptedService(script)) {
      CognitoSignIn signIn = way.builder(service.endpoint(), SRP).build();

      assertThat(start(way, signIn)).isInstanceOf(SignedIn.class);

      assertThat(script.begun).isEqualTo(2);
      // Each sign-in has an SRP_A of its own.
      assertThat(new HashSet<>(service.requests.stream().filter(r -> r.contains("SRP_A")).toList()))
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSignInBeginsAnewOnceAndTheDiagnosisTellsIt(Way way) throws IOException {
    Losing script = new Losing(5, "PASSWORD_VERIFIER", ScriptedService.TOKENS);
    try (ScriptedService service = new ScriptedService(script)) {
      CognitoSignIn signIn = way.builder(service.endpoint(), SRP).build();

      Throwable failure = catchThrowable(() -> start(way, signIn));

      assertThat(failure).isInstanceOf(NotAuthorizedException.class);
      assertThat(script.begun).isEqualTo(2);
      Diagnosis diagnosis = Diagnosis.of(failure).orElseThrow();
      assertThat(diagnosis.attempts()).isEqualTo(2);
      assertThat(diagnosis.begunAnew()).isTrue();
      assertThat(diagnosis.toString()).contains("sent 2 times", "begun anew");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCodeIsNotSentAgainWhenItsAnswerWasLost(Way way) throws IOException {
    String code = ScriptedService.challenge("SMS_MFA", "\"USERNAME\":\"alice\"");
    Losing script = new Losing(1, "SMS_MFA", code);
    try (ScriptedService service = new ScriptedService(script)) {
      CodeRequired required =
          (CodeRequired) start(way, way.builder(service.endpoint(), SRP).build());

      Throwable failure =
          catchThrowable(
              () -> way.get(() -> required.answer("123456"), () -> required.answerAsync("123456")));

      assertThat(failure).isInstanceOf(NotAuthorizedException.class);
      assertThat(script.begun).isEqualTo(1);
      // The SDK's two attempts are one request of ours.
      assertThat(service.requests).filteredOn(body -> body.contains("123456")).hasSize(2);
      assertThat(Diagnosis.of(failure).orElseThrow().toString())
          .contains("SMS_MFA", "sent 2 times, so an answer may be lost");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInvalidSessionAtTheFirstAttemptIsFinal(Way way) throws IOException {
    ScriptedService.Script refusing =
        request ->
            request.operation().equals("InitiateAuth")
                ? Answer.ok(ScriptedService.PASSWORD_VERIFIER)
                : Answer.refusal("NotAuthorizedException", "Invalid session for the user.");
    try (ScriptedService service = new ScriptedService(refusing)) {
      CognitoSignIn signIn = way.builder(service.endpoint(), SRP).build();

      Throwable failure = catchThrowable(() -> start(way, signIn));

      assertThat(failure).isInstanceOf(NotAuthorizedException.class);
      assertThat(service.requests).hasSize(2);
      assertThat(Diagnosis.of(failure).orElseThrow().attempts()).isEqualTo(1);
    }
  }
}
