package io.github.cognitosrp.cognito;

import io.github.cognitosrp.testing.TextInput;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Every place of the protocol's module where text comes in. */
final class TextInputs {
  private static final CognitoSrp SRP = Samples.srpWithSecret();
  private static final UserPoolId POOL = new UserPoolId(Samples.POOL_ID);
  private static final Map<String, String> SENT = Samples.parameters(Samples.server(1));

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,768}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*+={0,2}");
  private static final Predicate<String> DEVICE_KEY =
      matches("[0-9A-Za-z_-]+_[0-9a-f-]+").and(text -> text.length() <= 55);

  /** Parameters of a user's challenge. */
  static List<TextInput> ofUsersChallenges() {
    return ofChallenges(
        PasswordVerifierChallenge::parse, "USER_ID_FOR_SRP", TextInputs::isName, Samples.USER_ID);
  }

  /** Parameters of a device's challenge. */
  static List<TextInput> ofDevicesChallenges() {
    return ofChallenges(
        DevicePasswordVerifierChallenge::parse, "DEVICE_KEY", DEVICE_KEY, Samples.DEVICE_KEY);
  }

  private static List<TextInput> ofChallenges(
      Consumer<Map<String, String>> parse, String own, Predicate<String> ownRule, String ownValue) {
    return List.of(
        parameter(parse, "SRP_B", SENT.get("SRP_B"), TextInputs::isSrpB),
        parameter(parse, "SALT", SENT.get("SALT"), matches("-?[0-9A-Fa-f]{1,256}")),
        parameter(parse, "SECRET_BLOCK", SENT.get("SECRET_BLOCK"), TextInputs::isSecretBlock),
        parameter(parse, "USERNAME", Samples.USER_ID, TextInputs::isName),
        parameter(parse, own, ownValue, ownRule));
  }

  private static TextInput parameter(
      Consumer<Map<String, String>> parse, String key, String valid, Predicate<String> allowed) {
    return new TextInput(
        key,
        valid,
        allowed,
        text -> {
          Map<String, String> parameters = new HashMap<>(SENT);
          parameters.put(key, text);
          parse.accept(parameters);
        },
        InvalidChallengeException.class);
  }

  private static boolean isName(String text) {
    return TextInput.isText(text, 1, 2_048);
  }

  private static boolean isSecret(String text) {
    return TextInput.isText(text, 1, 4_096);
  }

  private static boolean isSrpB(String text) {
    if (!HEX.matcher(text).matches()) {
      return false;
    }
    BigInteger number = new BigInteger(text, 16);
    return number.signum() > 0 && number.compareTo(SrpMath.N) < 0;
  }

  private static boolean isSecretBlock(String text) {
    return !text.isEmpty()
        && text.length() <= 16_384
        && text.length() % 4 == 0
        && BASE64.matcher(text).matches();
  }

  /** Arguments of the public API. */
  static List<TextInput> ofCalls() {
    return List.of(
        argument(
            "userPoolId",
            Samples.POOL_ID,
            matches("[0-9a-zA-Z-]+_[0-9a-zA-Z]+").and(text -> text.length() <= 55),
            UserPoolId::new),
        argument("clientId", Samples.CLIENT_ID, matches("[0-9A-Za-z_+]{1,128}"), AppClient::of),
        argument(
            "clientSecret",
            Samples.CLIENT_SECRET,
            TextInputs::isSecret,
            text -> AppClient.of(Samples.CLIENT_ID, text.toCharArray())),
        argument("username", Samples.ALIAS, TextInputs::isName, SRP::secretHash),
        argument(
            "userIdForSrp",
            Samples.USER_ID,
            TextInputs::isName,
            text -> HashedPassword.restore(POOL, text, new byte[HashedPassword.LENGTH]).close()),
        argument(
            "password",
            Samples.PASSWORD,
            text -> TextInput.isText(text, 0, 4_096),
            text -> SRP.hashPassword(Samples.USER_ID, text.toCharArray()).close()),
        argument(
            "deviceKey",
            Samples.DEVICE_KEY,
            DEVICE_KEY,
            text -> new NewDeviceMetadata(text, Samples.DEVICE_GROUP_KEY)),
        argument(
            "deviceGroupKey",
            Samples.DEVICE_GROUP_KEY,
            TextInputs::isName,
            text -> new NewDeviceMetadata(Samples.DEVICE_KEY, text)),
        argument(
            "devicePassword",
            Samples.DEVICE_PASSWORD,
            TextInputs::isSecret,
            text ->
                RememberedDevice.restore(
                        Samples.DEVICE_KEY, Samples.DEVICE_GROUP_KEY, text.toCharArray())
                    .close()),
        argument(
            "refreshToken",
            "token",
            text -> !text.isEmpty() && text.length() <= 131_072,
            SRP::tokenRefresh));
  }

  private TextInputs() {}

  private static TextInput argument(
      String name, String valid, Predicate<String> allowed, Consumer<String> call) {
    return new TextInput(name, valid, allowed, call, InvalidInputException.class);
  }

  private static Predicate<String> matches(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }
}
