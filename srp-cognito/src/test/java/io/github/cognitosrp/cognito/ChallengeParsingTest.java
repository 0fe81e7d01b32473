package io.github.cognitosrp.cognito;

import static io.github.cognitosrp.cognito.Samples.DEVICE_KEY;
import static io.github.cognitosrp.cognito.Samples.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Challenge parameters that Cognito does not send are refused before any arithmetic. */
class ChallengeParsingTest {
  private static final String B_RULE =
      "must be 1 to 768 ASCII hexadecimal digits, more than 0 and less than N";
  private static final String SALT_RULE =
      "must be 1 to 256 ASCII hexadecimal digits, with or without a minus sign";
  private static final String BLOCK_RULE =
      "must be 1 to 16384 characters of standard base64 with its padding";
  private static final String NAME_RULE =
      "must have 1 to 2048 characters and no unpaired surrogate";
  private static final String DEVICE_KEY_RULE =
      "must match [\\w-]+_[0-9a-f-]+ and have at most 55 characters";

  private static final Map<String, String> SENT = Samples.parameters(Samples.server(1));

  static Stream<Arguments> brokenValues() {
    String n = SrpMath.N.toString(16);
    Stream<Arguments> srpB =
        Stream.of(
                "",
                "0",
                "000",
                n,
                SrpMath.N.add(BigInteger.ONE).toString(16),
                SrpMath.N.shiftLeft(1).toString(16),
                "f".repeat(768),
                "0".repeat(768) + "2",
                "0".repeat(1 << 20) + "2",
                "f".repeat(1 << 20),
                "-2",
                "+2",
                "0x2",
                " 2",
                "2\n",
                "2g",
                "\uff12\uff13\uff14",
                "\u0662\u0663\u0664",
                "12\u0000")
            .map(value -> Arguments.of("SRP_B", value, B_RULE));
    Stream<Arguments> salt =
        Stream.of(
                "",
                "-",
                "--2",
                "+2",
                "2-",
                "xyz",
                " 2",
                "2\n",
                "\uff12\uff13",
                "-\u0662\u0663",
                "0".repeat(256) + "2",
                "-" + "0".repeat(256) + "2",
                "0".repeat(1 << 20) + "2",
                "f".repeat(257),
                "-" + "f".repeat(257),
                "f".repeat(1 << 20))
            .map(value -> Arguments.of("SALT", value, SALT_RULE));
    Stream<Arguments> secretBlock =
        Stream.of(
                "",
                "A",
                "AAA",
                "AAAA=",
                "====",
                "AA-_",
                "AAA\n",
                "AA==AAAA",
                "AAA\u0100",
                "AAAA".repeat(4097),
                "A".repeat(1 << 22))
            .map(value -> Arguments.of("SECRET_BLOCK", value, BLOCK_RULE));
    Stream<Arguments> names =
        Stream.of("", "x".repeat(2049), "lone \ud83d surrogate", "\udd10lone")
            .flatMap(value ->
                Stream.of("USER_ID_FOR_SRP", "USERNAME")
                    .map(key -> Arguments.of(key, value, NAME_RULE)));
    return Stream.of(srpB, salt, secretBlock, names).flatMap(broken -> broken);
  }

  static Stream<Arguments> brokenDeviceValues() {
    Stream<Arguments> deviceKeys =
        Stream.of(
                "",
                "nodevice",
                "eu_",
                "_ab",
                "eu_AB",
                "eu_ab\n",
                "\u00e9_ab",
                "e_" + "a".repeat(54))
            .map(value -> Arguments.of("DEVICE_KEY", value, DEVICE_KEY_RULE));
    return Stream.concat(
        deviceKeys, brokenValues().filter(broken -> !broken.get()[0].equals("USER_ID_FOR_SRP")));
  }

  @ParameterizedTest
  @MethodSource("brokenValues")
  void aBrokenParameterOfAUserIsNamedWithItsRuleAndNotShown(String key, String value, String rule) {
    assertRefused(() -> PasswordVerifierChallenge.parse(with(key, value)), key, value, rule);
  }

  @ParameterizedTest
  @MethodSource("brokenDeviceValues")
  void aBrokenParameterOfADeviceIsNamedWithItsRuleAndNotShown(
      String key, String value, String rule) {
    assertRefused(() -> DevicePasswordVerifierChallenge.parse(with(key, value)), key, value, rule);
  }

  private static void assertRefused(Runnable parse, String key, String value, String rule) {
    InvalidChallengeException refusal =
        catchThrowableOfType(InvalidChallengeException.class, parse::run);
    assertThat(refusal.key()).isEqualTo(key);
    assertThat(refusal.rule()).isEqualTo(rule);
    assertThat(refusal).hasMessage("the challenge parameter " + key + " " + rule).hasNoCause();
    // Shorter values are in the rule's own words.
    if (value.length() > 5) {
      assertThat(refusal.getMessage()).doesNotContain(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SRP_B", "SALT", "SECRET_BLOCK", "USER_ID_FOR_SRP"})
  void aUsersParameterMustBePresent(String key) {
    assertMissing(() -> PasswordVerifierChallenge.parse(with(key, null)), key);
    Map<String, String> without = new HashMap<>(SENT);
    without.remove(key);
    assertMissing(() -> PasswordVerifierChallenge.parse(without), key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SRP_B", "SALT", "SECRET_BLOCK"})
  void aDevicesParameterMustBePresent(String key) {
    assertMissing(() -> DevicePasswordVerifierChallenge.parse(with(key, null)), key);
  }

  private static void assertMissing(Runnable parse, String key) {
    assertThatExceptionOfType(InvalidChallengeException.class)
        .isThrownBy(parse::run)
        .withMessage("the challenge parameter " + key + " must be present")
        .matches(refusal -> refusal.key().equals(key) && refusal.rule().equals("must be present"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SRP_B", "SALT", "SECRET_BLOCK", "USER_ID_FOR_SRP", "USERNAME", "DEVICE_KEY"})
  void aParameterThatIsNoTextIsRefused(String key) {
    Map<String, Object> mixed = new HashMap<>(SENT);
    mixed.put(key, 7);
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, String> raw = (Map) mixed;
    assertThatExceptionOfType(InvalidChallengeException.class)
        .isThrownBy(() -> {
          if (key.equals("DEVICE_KEY")) {
            DevicePasswordVerifierChallenge.parse(raw);
          } else {
            PasswordVerifierChallenge.parse(raw);
          }
        })
        .withMessage("the challenge parameter " + key + " must be text");
  }

  @Test
  void aChallengeShowsTheNamesThatItIsForWithControlCharactersEscaped() {
    assertThat(PasswordVerifierChallenge.parse(with("USER_ID_FOR_SRP", "a\nb")))
        .hasToString("PasswordVerifierChallenge[userIdForSrp=a\\u000ab]");
    assertThat(DevicePasswordVerifierChallenge.parse(with("DEVICE_KEY", DEVICE_KEY)))
        .hasToString("DevicePasswordVerifierChallenge[deviceKey=" + DEVICE_KEY + "]");
    assertThat(DevicePasswordVerifierChallenge.parse(SENT))
        .hasToString("DevicePasswordVerifierChallenge[deviceKey=none]");
  }

  @Test
  void theAnswersNameIsTheReturnedUsernameOrElseTheUserId() {
    assertThat(PasswordVerifierChallenge.parse(with("USERNAME", "alice")).username())
        .isEqualTo("alice");
    assertThat(PasswordVerifierChallenge.parse(with("USERNAME", null)).username())
        .isEqualTo(USER_ID);
  }

  @Test
  void aDeviceChallengeMayLeaveOutDeviceKeyAndUsername() {
    DevicePasswordVerifierChallenge bare =
        DevicePasswordVerifierChallenge.parse(Samples.deviceParameters(Samples.deviceServer(1)));
    assertThat(bare.deviceKey()).isEmpty();
    assertThat(bare.username()).isEmpty();
    DevicePasswordVerifierChallenge full =
        DevicePasswordVerifierChallenge.parse(with("DEVICE_KEY", DEVICE_KEY));
    assertThat(full.deviceKey()).contains(DEVICE_KEY);
    assertThat(full.username()).contains(USER_ID);
    assertThat(full.secretBlock())
        .isEqualTo(Samples.deviceParameters(Samples.deviceServer(1)).get("SECRET_BLOCK"));
  }

  @ParameterizedTest
  @CsvSource({
    "SALT, -80, -128",
    "SALT, 0, 0",
    "SALT, 00ff, 255",
    "SALT, FF, 255",
    "SALT, -0, 0",
    "SRP_B, 1, 1",
    "SRP_B, abc, 2748",
    "SRP_B, 0AbC, 2748"
  })
  void numbersMayBeSignedSaltsOddInLengthZeroPaddedAndInUpperCase(
      String key, String digits, BigInteger number) {
    PasswordVerifierChallenge challenge = PasswordVerifierChallenge.parse(with(key, digits));
    assertThat(key.equals("SALT") ? challenge.salt() : challenge.srpB()).isEqualTo(number);
  }

  @Test
  void everyParameterMayBeAsLongAsItsRuleSays() {
    BigInteger largest = SrpMath.N.subtract(BigInteger.ONE);
    assertThat(PasswordVerifierChallenge.parse(with("SRP_B", largest.toString(16))).srpB())
        .isEqualTo(largest);
    assertThat(PasswordVerifierChallenge.parse(with("SALT", "-" + "f".repeat(256))).salt())
        .isNegative();
    String block = "AAAA".repeat(4096);
    assertThat(PasswordVerifierChallenge.parse(with("SECRET_BLOCK", block)).secretBlock())
        .isEqualTo(block);
    String name = "x".repeat(2048);
    assertThat(PasswordVerifierChallenge.parse(with("USERNAME", name)).username()).isEqualTo(name);
    String deviceKey = "e_" + "a".repeat(53);
    assertThat(DevicePasswordVerifierChallenge.parse(with("DEVICE_KEY", deviceKey)).deviceKey())
        .contains(deviceKey);
  }

  private static Map<String, String> with(String key, String value) {
    Map<String, String> parameters = new HashMap<>(SENT);
    parameters.put(key, value);
    return parameters;
  }
}
