package io.github.cognitosrp.cli;

import io.github.cognitosrp.awssdk.CodeRequired;
import io.github.cognitosrp.awssdk.CustomAnswerRequired;
import io.github.cognitosrp.awssdk.FactorSelectionRequired;
import io.github.cognitosrp.awssdk.MfaSelectionRequired;
import io.github.cognitosrp.awssdk.MfaSetupRequired;
import io.github.cognitosrp.awssdk.NewPasswordRequired;
import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.awssdk.SignedIn;
import io.github.cognitosrp.awssdk.TotpSetup;
import io.github.cognitosrp.cognito.internal.Printable;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;

/** Asks the user for what Cognito still wants, until the user is signed in. */
final class ChallengePrompts {
  private static final String TOTP = "SOFTWARE_TOKEN_MFA";
  private static final String EMAIL = "EMAIL_OTP";
  private static final String PASSWORD_SRP = "PASSWORD_SRP";

  /** A passkey needs a browser, and PASSWORD would send the password itself. */
  private static final List<String> FIRST_FACTORS = List.of(PASSWORD_SRP, EMAIL, "SMS_OTP");

  private final Terminal terminal;
  private final Report report;
  private final RequestSteps steps;

  ChallengePrompts(Terminal terminal, Report report, RequestSteps steps) {
    this.terminal = terminal;
    this.report = report;
    this.steps = steps;
  }

  /** A person who mistyped is asked again; a script has given its one answer. */
  SignedIn finish(SignInResult start) throws IOException {
    SignInResult result = start;
    while (!(result instanceof SignedIn)) {
      try {
        result = answer(result);
      } catch (CodeMismatchException | InvalidPasswordException e) {
        askAgain(e);
      }
    }
    return (SignedIn) result;
  }

  private void askAgain(AwsServiceException refused) {
    if (!terminal.hasPerson()) {
      throw refused;
    }
    report.text(
        Printable.of(String.valueOf(refused.awsErrorDetails().errorMessage()))
            + " Please try again.");
  }

  private SignInResult answer(SignInResult pending) throws IOException {
    if (pending instanceof CodeRequired code) {
      String typed = terminal.answer(describe(code));
      return timed(() -> code.answer(typed));
    }
    if (pending instanceof NewPasswordRequired temporary) {
      return newPassword(temporary);
    }
    if (pending instanceof FactorSelectionRequired select) {
      return firstFactor(select);
    }
    if (pending instanceof MfaSelectionRequired select) {
      String chosen = choose("second factor", select.available());
      return timed(() -> select.choose(chosen));
    }
    if (pending instanceof MfaSetupRequired setup) {
      return setUp(setup);
    }
    if (pending instanceof CustomAnswerRequired custom) {
      custom
          .parameters()
          .forEach(
              (name, value) -> report.text("  " + Printable.of(name) + ": " + Printable.of(value)));
      String typed = new String(terminal.secret("answer"));
      return timed(() -> custom.answer(typed));
    }
    throw new CommandFailedException(
        "This command cannot answer what Cognito wants next: " + pending);
  }

  private SignInResult timed(Supplier<SignInResult> work) {
    steps.computationStarts();
    return work.get();
  }

  private static String describe(CodeRequired code) {
    return "code for "
        + code.challengeName()
        + code.destination().map(to -> ", sent to " + Printable.of(to)).orElse("");
  }

  private SignInResult newPassword(NewPasswordRequired temporary) throws IOException {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : temporary.requiredAttributes()) {
      attributes.put(name, terminal.answer(Printable.of(name)));
    }
    char[] password = terminal.secret("new password");
    try {
      if (terminal.hasPerson()) {
        checkRepeated(password);
      }
      return timed(() -> temporary.answer(password, attributes));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private void checkRepeated(char[] password) throws IOException {
    char[] again = terminal.secret("new password again");
    boolean same = Arrays.equals(password, again);
    Arrays.fill(again, '\0');
    if (!same) {
      throw new CommandFailedException("the two new passwords differ");
    }
  }

  private SignInResult firstFactor(FactorSelectionRequired select) throws IOException {
    List<String> possible = select.available().stream().filter(FIRST_FACTORS::contains).toList();
    String chosen = choose("first factor", possible);
    if (!chosen.equals(PASSWORD_SRP)) {
      return timed(() -> select.choose(chosen));
    }
    char[] password = terminal.secret("password");
    try {
      return timed(() -> select.choosePassword(password));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private SignInResult setUp(MfaSetupRequired setup) throws IOException {
    List<String> possible =
        setup.available().stream().filter(List.of(TOTP, EMAIL)::contains).toList();
    if (choose("second factor to set up", possible).equals(EMAIL)) {
      String address = terminal.answer("e-mail address");
      return timed(() -> setup.setUpEmail(address));
    }
    TotpSetup totp = setup.beginTotp();
    report.text("  Secret for the authenticator app: " + Printable.of(totp.secretCode()));
    report.text("  " + totp.keyUri("Amazon Cognito", setup.username()));
    while (true) {
      try {
        String code = terminal.answer("code that the app shows");
        return timed(() -> totp.confirm(code, "cognito-srp command"));
      } catch (CodeMismatchException | EnableSoftwareTokenMfaException e) {
        askAgain(e);
      }
    }
  }

  /** By name or by number; what cannot be chosen otherwise is not asked for. */
  private String choose(String what, List<String> possible) throws IOException {
    if (possible.isEmpty()) {
      throw new CommandFailedException(
          "Cognito offers no " + what + " that this command can answer");
    }
    if (possible.size() == 1) {
      return possible.get(0);
    }
    for (int i = 0; i < possible.size(); i++) {
      report.text("  " + (i + 1) + "  " + Printable.of(possible.get(i)));
    }
    String typed = terminal.answer(what + ", by name or number");
    int index = possible.indexOf(typed);
    if (index < 0 && typed.matches("[1-9]")) {
      index = Integer.parseInt(typed) - 1;
    }
    if (index < 0 || index >= possible.size()) {
      throw new CommandFailedException("the " + what + " must be one of " + possible);
    }
    return possible.get(index);
  }
}
