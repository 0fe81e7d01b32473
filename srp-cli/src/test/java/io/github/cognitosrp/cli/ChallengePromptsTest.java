package io.github.cognitosrp.cli;

import static io.github.cognitosrp.cli.CommandRun.signInTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.LocalUser;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.UserStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every challenge is answered from standard input, a line each, by a script. */
@Tag("slow")
class ChallengePromptsTest {
  private static final String PASSWORD = "Correct-Horse-7";

  private static LocalUserPoolBuilder pool() {
    return LocalUserPool.builder().user("alice", PASSWORD);
  }

  @Test
  void aCodeOfAnAuthenticatorAppIsTheLineAfterThePassword() {
    try (LocalUserPool pool = pool().mfa(MfaMode.OPTIONAL).start()) {
      pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
      CommandRun totp =
          CommandRun.withInput(pool.user("alice").totpSecretCode().orElseThrow(), "totp");
      CommandRun signIn =
          CommandRun.withInput(PASSWORD + "\r\n" + totp.out(), signInTo(pool, "alice"));

      assertThat(signIn.err()).isEmpty();
      assertThat(signIn.out())
          .contains("RespondToAuthChallenge SOFTWARE_TOKEN_MFA → tokens", "\"alice\"")
          .doesNotContain(PASSWORD);
      assertThat(signIn.exitCode()).isZero();
    }
  }

  @Test
  void aScriptIsNotAskedAgain() {
    try (LocalUserPool pool = pool().mfa(MfaMode.OPTIONAL).start()) {
      pool.user("alice").mfa(MfaMethod.SMS_MFA).attribute("phone_number", "+15550100");
      CommandRun signIn =
          CommandRun.withInput(PASSWORD + "\nwrong\nwrong\n", signInTo(pool, "alice"));

      assertThat(signIn.err().lines()).singleElement().asString().contains("CodeMismatchException");
      assertThat(signIn.exitCode()).isEqualTo(1);
      assertThat(signIn.out()).containsOnlyOnce("RespondToAuthChallenge SMS_MFA");
    }
  }

  @Test
  void aScriptWithoutTheCodeIsToldThatALineIsMissing() {
    try (LocalUserPool pool = pool().mfa(MfaMode.OPTIONAL).start()) {
      pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
      CommandRun signIn = CommandRun.withInput(PASSWORD, signInTo(pool, "alice"));

      assertThat(signIn.err()).isEqualTo("the next line of standard input is empty\n");
      assertThat(signIn.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aNewPasswordIsTheLineAfterTheTemporaryOne() {
    try (LocalUserPool pool = LocalUserPool.start()) {
      LocalUser alice = pool.addUser("alice", PASSWORD).temporaryPassword(PASSWORD);
      CommandRun signIn =
          CommandRun.withInput(PASSWORD + "\nBetter-Horse-8\n", signInTo(pool, "alice"));

      assertThat(signIn.err()).isEmpty();
      assertThat(signIn.out()).contains("RespondToAuthChallenge NEW_PASSWORD_REQUIRED → tokens");
      assertThat(alice.status()).isEqualTo(UserStatus.CONFIRMED);
    }
  }

  @Test
  void thePoolsOwnQuestionIsShownAndAnswered() {
    try (LocalUserPool pool =
        pool()
            .customAuth(
                ChallengePromptsTest::define,
                ChallengePromptsTest::create,
                ChallengePromptsTest::verify)
            .start()) {
      CommandRun signIn =
          CommandRun.withInput(
              PASSWORD + "\n42\n", signInTo(pool, "alice", "--flow", "CUSTOM_AUTH"));
      assertThat(signIn.err()).isEmpty();
      assertThat(signIn.out())
          .containsSubsequence(
              "InitiateAuth CUSTOM_AUTH → PASSWORD_VERIFIER",
              "RespondToAuthChallenge PASSWORD_VERIFIER → CUSTOM_CHALLENGE",
              "question: 6 * 7\\u001b[2J",
              "RespondToAuthChallenge CUSTOM_CHALLENGE → tokens");
      assertThat(signIn.exitCode()).isZero();

      CommandRun withoutPassword =
          CommandRun.withInput(
              "42\n", signInTo(pool, "alice", "--flow", "CUSTOM_AUTH", "--without-password"));
      assertThat(withoutPassword.err()).isEmpty();
      assertThat(withoutPassword.out()).contains("InitiateAuth CUSTOM_AUTH → CUSTOM_CHALLENGE");
      assertThat(withoutPassword.exitCode()).isZero();
    }
  }

  @Test
  void aFirstFactorIsChosenByName() {
    try (LocalUserPool pool = pool().firstFactors(FirstFactor.EMAIL_OTP).start()) {
      pool.user("alice").attribute("email", "a@b.example");
      CommandRun signIn =
          CommandRun.withInput(
              "PASSWORD_SRP\n" + PASSWORD,
              signInTo(pool, "alice", "--flow", "USER_AUTH", "--without-password"));

      assertThat(signIn.err()).isEmpty();
      assertThat(signIn.out())
          .containsSubsequence(
              "InitiateAuth USER_AUTH → SELECT_CHALLENGE",
              "EMAIL_OTP",
              "RespondToAuthChallenge SELECT_CHALLENGE → PASSWORD_VERIFIER",
              "RespondToAuthChallenge PASSWORD_VERIFIER → tokens");
      assertThat(signIn.exitCode()).isZero();
    }
  }

  @Test
  void whatIsNotOfferedCannotBeChosen() {
    try (LocalUserPool pool = pool().firstFactors(FirstFactor.EMAIL_OTP).start()) {
      pool.user("alice").attribute("email", "a@b.example");
      CommandRun signIn =
          CommandRun.withInput(
              "3\n", signInTo(pool, "alice", "--flow", "USER_AUTH", "--without-password"));

      assertThat(signIn.err())
          .isEqualTo("the first factor must be one of [PASSWORD_SRP, EMAIL_OTP]\n");
      assertThat(signIn.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aFlowThatNeedsThePasswordDoesNotBeginWithoutIt() {
    try (LocalUserPool pool = pool().start()) {
      CommandRun signIn = CommandRun.of(signInTo(pool, "alice", "--without-password"));

      assertThat(signIn.err()).startsWith("--without-password goes with --flow CUSTOM_AUTH");
      assertThat(signIn.exitCode()).isEqualTo(2);
    }
  }

  private static Map<String, Object> define(Map<String, Object> event) {
    List<?> session = (List<?>) ((Map<?, ?>) event.get("request")).get("session");
    Map<?, ?> last = session.isEmpty() ? Map.of() : (Map<?, ?>) session.get(session.size() - 1);
    if ("SRP_A".equals(last.get("challengeName"))) {
      event.put("response", Map.of("challengeName", "PASSWORD_VERIFIER"));
    } else if (Boolean.TRUE.equals(last.get("challengeResult"))
        && "CUSTOM_CHALLENGE".equals(last.get("challengeName"))) {
      event.put("response", Map.of("issueTokens", true));
    } else {
      event.put("response", Map.of("challengeName", "CUSTOM_CHALLENGE"));
    }
    return event;
  }

  /** The question would clear the screen. */
  private static Map<String, Object> create(Map<String, Object> event) {
    event.put(
        "response",
        Map.of(
            "publicChallengeParameters", Map.of("question", "6 * 7\u001b[2J"),
            "privateChallengeParameters", Map.of("answer", "42")));
    return event;
  }

  private static Map<String, Object> verify(Map<String, Object> event) {
    Object answer = ((Map<?, ?>) event.get("request")).get("challengeAnswer");
    event.put("response", Map.of("answerCorrect", "42".equals(answer)));
    return event;
  }
}
