package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.awssdk.ScriptedService.Answer;
import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.InvalidInputException;
import io.github.cognitosrp.cognito.UserPoolId;
import io.github.cognitosrp.testing.BadInputs;
import io.github.cognitosrp.testing.GeneratedTexts;
import io.github.cognitosrp.testing.TextInput;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code bad-input.txt} lists is refused as it says, before anything is sent. */
class BadInputTest {
  private static final int GENERATED = 100_000;
  private static final int MAX_TEXT = 131_072;
  private static final UserPoolId POOL = new UserPoolId("local-1_X");
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool(POOL.value()).appClient("web").build();
  private static final SecretKey KEY = new SecretKeySpec(new byte[16], "AES");
  private static final String TOTP_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  private static final DuoRedirect DUO =
      DuoRedirect.of(Map.of("state", "AAAA", "duoAuthUrl", "https://duo.example/")).orElseThrow();

  /** What it takes is never sent. */
  private static final Executor NEVER = task -> {};

  private static final List<TextInput> INPUTS = inputs();

  private static List<TextInput> inputs() {
    return List.of(
        savedSignIn(),
        new TextInput(
            "clientId",
            "web",
            Pattern.compile("[0-9A-Za-z_+]{1,128}").asMatchPredicate(),
            text -> new DeviceOwner(POOL, text, "alice"),
            InvalidInputException.class),
        argument(
            "username",
            "alice",
            text -> TextInput.isText(text, 1, 2_048),
            text -> new DeviceOwner(POOL, "web", text)),
        password(),
        newPassword(),
        argument(
            "secretCode",
            TOTP_SECRET,
            Pattern.compile("(?=.{2,512}$)[A-Za-z2-7]{2,}=*").asMatchPredicate(),
            text -> Totp.code(text, Instant.EPOCH)),
        argument(
            "issuer",
            "Acme",
            BadInputTest::isText,
            text -> Totp.keyUri(text, "alice", TOTP_SECRET)),
        argument(
            "account",
            "alice",
            BadInputTest::isText,
            text -> Totp.keyUri("Acme", text, TOTP_SECRET)),
        argument(
            "refreshToken",
            "token",
            BadInputTest::isText,
            text -> RefreshRequest.of("alice", text)),
        argument("duoCode", "code", BadInputTest::isText, text -> DUO.answerFor(text, "AAAA")),
        argument(
            "a value in metadata",
            "value",
            BadInputTest::isText,
            text -> SignInOptions.none().withClientMetadata(Map.of("name", text))));
  }

  private static boolean isText(String text) {
    return TextInput.isText(text, 0, MAX_TEXT);
  }

  private static TextInput argument(
      String name, String valid, Predicate<String> allowed, Consumer<String> call) {
    return new TextInput(name, valid, allowed, call, IllegalArgumentException.class);
  }

  private static TextInput password() {
    CognitoSignIn signIn =
        Way.ASYNC.builder(URI.create("http://127.0.0.1:1"), SRP).executor(NEVER).build();
    return argument(
        "password",
        "secret",
        BadInputTest::isPassword,
        text -> assertThat(signIn.startAsync("alice", text.toCharArray())).isNotDone());
  }

  private static TextInput newPassword() {
    try (ScriptedService service =
        new ScriptedService(ScriptedService.challenge("NEW_PASSWORD_REQUIRED", ""))) {
      CognitoSignIn signIn =
          Way.BLOCKING.builder(service.endpoint(), SRP, 1).executor(NEVER).build();
      NewPasswordRequired pending = (NewPasswordRequired) signIn.startCustom("alice");
      return argument(
          "newPassword",
          "secret",
          BadInputTest::isPassword,
          text -> assertThat(pending.answerAsync(text.toCharArray(), Map.of())).isNotDone());
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
  }

  private static boolean isPassword(String text) {
    return TextInput.isText(text, 0, 4_096);
  }

  /** Taken is what was exported: the same bytes, however they are written. */
  private static TextInput savedSignIn() {
    String challenge = ScriptedService.challenge("SMS_MFA", "\"USERNAME\":\"alice\"");
    try (ScriptedService service = new ScriptedService(challenge)) {
      CognitoSignIn signIn = Way.BLOCKING.builder(service.endpoint(), SRP, 1).build();
      String state = ((PendingSignIn) signIn.startCustom("alice")).export(KEY);
      service.script(request -> Answer.refusal("NotAuthorizedException", "no"));
      byte[] exported = Base64.getUrlDecoder().decode(state);
      return new TextInput(
          "saved sign-in",
          state,
          text -> Arrays.equals(decoded(text), exported),
          text -> signIn.resumeChallenge(text, KEY),
          SavedSignInException.class);
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException ignored) {
      return new byte[0];
    }
  }

  static List<BadInputs.Row> rows() {
    return BadInputs.of(BadInputTest.class);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isRefused(BadInputs.Row row) {
    TextInput input =
        INPUTS.stream().filter(each -> each.name().equals(row.input())).findFirst().orElseThrow();
    row.check(input);
  }

  @Test
  void eachInputIsInTheTableAndTakesAValidText() {
    assertThat(rows())
        .extracting(BadInputs.Row::input)
        .containsAll(INPUTS.stream().map(TextInput::name).toList());
    assertThat(INPUTS).allMatch(input -> input.refusal(input.valid()) == null);
  }

  @Test
  void generatedTextsAreTakenOrRefusedWithoutBeingShown() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    GeneratedTexts.check(INPUTS, GENERATED, seed);
  }
}
