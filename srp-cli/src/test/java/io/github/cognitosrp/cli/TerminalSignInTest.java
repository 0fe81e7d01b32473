package io.github.cognitosrp.cli;

import static io.github.cognitosrp.cli.CommandRun.signInTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.awssdk.Totp;
import io.github.cognitosrp.localpool.LocalUser;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.testing.BesideOtherClasses;
import io.github.cognitosrp.testing.PseudoTerminal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person sees and types at a real terminal. */
@Tag("slow")
@BesideOtherClasses
class TerminalSignInTest {
  private static final String UTF_8 = "C.UTF-8";
  private static final String PASSWORD = "Correct-Horse-7";
  private static final String NEW_PASSWORD = "Better-Horse-8";

  private static PseudoTerminal start(String locale, String... arguments) throws IOException {
    List<String> java = new ArrayList<>();
    java.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    java.addAll(List.of(arguments));
    return PseudoTerminal.start(locale, java);
  }

  @Test
  void aMistypedCodeIsAskedForAgain() throws Exception {
    try (LocalUserPool pool =
        LocalUserPool.builder().user("alice", PASSWORD).mfa(MfaMode.OPTIONAL).start()) {
      pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
      try (PseudoTerminal terminal = start(UTF_8, signInTo(pool, "alice"))) {
        terminal.answer("password: ", PASSWORD);
        String right = Totp.code(pool.user("alice").totpSecretCode().orElseThrow(), Instant.now());
        terminal.answer(
            "code for SOFTWARE_TOKEN_MFA: ", right.equals("000000") ? "000001" : "000000");
        terminal.answer("code for SOFTWARE_TOKEN_MFA: ", right);

        assertThat(terminal.exitCode()).as(terminal::shown).isZero();
        assertThat(terminal.shown())
            .contains("CodeMismatchException", "Please try again.", "\"alice\"")
            .doesNotContain(PASSWORD);
      }
    }
  }

  @Test
  void aNewPasswordIsTypedTwiceAndNeverShown() throws Exception {
    try (LocalUserPool pool = LocalUserPool.start()) {
      pool.addUser("alice", PASSWORD).temporaryPassword(PASSWORD);
      try (PseudoTerminal terminal = start(UTF_8, signInTo(pool, "alice"))) {
        terminal.answer("password: ", PASSWORD);
        terminal.answer("new password: ", NEW_PASSWORD);
        terminal.answer("new password again: ", NEW_PASSWORD);

        assertThat(terminal.exitCode()).as(terminal::shown).isZero();
        assertThat(terminal.shown()).doesNotContain(PASSWORD).doesNotContain(NEW_PASSWORD);
        assertThat(pool.user("alice").status()).isEqualTo(UserStatus.CONFIRMED);
      }
    }
  }

  @Test
  void twoDifferentNewPasswordsChangeNothing() throws Exception {
    try (LocalUserPool pool = LocalUserPool.start()) {
      pool.addUser("alice", PASSWORD).temporaryPassword(PASSWORD);
      try (PseudoTerminal terminal = start(UTF_8, signInTo(pool, "alice"))) {
        terminal.answer("password: ", PASSWORD);
        terminal.answer("new password: ", NEW_PASSWORD);
        terminal.answer("new password again: ", NEW_PASSWORD + "9");

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.shown()).contains("the two new passwords differ");
        assertThat(pool.user("alice").status()).isEqualTo(UserStatus.FORCE_CHANGE_PASSWORD);
      }
    }
  }

  @Test
  void aSecondFactorIsChosenByItsNumber() throws Exception {
    try (LocalUserPool pool =
        LocalUserPool.builder().user("alice", PASSWORD).mfa(MfaMode.OPTIONAL).start()) {
      LocalUser alice = pool.user("alice").attribute("phone_number", "+15550100");
      alice.mfa(MfaMethod.SMS_MFA, MfaMethod.SOFTWARE_TOKEN_MFA);
      try (PseudoTerminal terminal = start(UTF_8, signInTo(pool, "alice"))) {
        terminal.answer("password: ", PASSWORD);
        terminal.answer("second factor, by name or number: ", "1");
        terminal.await("code for SMS_MFA, sent to ");
        terminal.answer("00: ", pool.sentCodes().get(0).code());

        assertThat(terminal.exitCode()).as(terminal::shown).isZero();
      }
    }
  }

  @Test
  void anAuthenticatorAppIsSetUp() throws Exception {
    try (LocalUserPool pool =
            LocalUserPool.builder().user("alice", PASSWORD).mfa(MfaMode.ON).start();
        PseudoTerminal terminal = start(UTF_8, signInTo(pool, "alice"))) {
      terminal.answer("password: ", PASSWORD);
      terminal.await("otpauth://totp/");
      String secret = terminal.shown().replaceAll("(?s).*authenticator app: (\\S+).*", "$1");
      terminal.answer("code that the app shows: ", Totp.code(secret, Instant.now()));

      assertThat(terminal.exitCode()).as(terminal::shown).isZero();
      assertThat(pool.user("alice").totpSecretCode()).contains(secret);
    }
  }

  @Test
  void aPasswordThatTheTerminalsCharacterSetCannotHoldIsNotSent() throws Exception {
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "Grün-Horse-7").start();
        PseudoTerminal terminal = start("C", signInTo(pool, "alice"))) {
      terminal.answer("password: ", "Grün-Horse-7");

      assertThat(terminal.exitCode()).isEqualTo(1);
      assertThat(terminal.shown())
          .contains("the password has characters that could not be decoded; set LC_ALL=C.UTF-8");
      assertThat(pool.events()).isEmpty();
    }
  }
}
