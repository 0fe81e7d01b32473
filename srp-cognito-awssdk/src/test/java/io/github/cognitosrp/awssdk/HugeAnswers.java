package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserPoolId;
import io.github.cognitosrp.testing.HugeArguments;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * Offers 64 megabytes in each text of each answer of a sign-in, and prints a line for each. The
 * answers are the SDK's objects: from JSON the SDK would not read so long a text.
 */
final class HugeAnswers {
  private static final String DEVICE_KEY = "eu-central-1_12345678-90ab-cdef-1234-567890abcdef";
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();

  private static final Map<String, String> VERIFIER =
      Map.of(
          "USER_ID_FOR_SRP", "alice",
          "USERNAME", "alice",
          "SRP_B", "1234567890abcdef",
          "SALT", "abcdef",
          "SECRET_BLOCK", "c2VjcmV0",
          "DEVICE_KEY", DEVICE_KEY);

  /** What else comes with a challenge. */
  private static final Map<String, Map<String, String>> CHALLENGES =
      Map.of(
          "SMS_MFA", Map.of("CODE_DELIVERY_DESTINATION", "+1", "CODE_DELIVERY_DELIVERY_MEDIUM", ""),
          "SOFTWARE_TOKEN_MFA", Map.of("FRIENDLY_DEVICE_NAME", "phone"),
          "SELECT_MFA_TYPE", Map.of("MFAS_CAN_CHOOSE", "[\"SMS_MFA\"]"),
          "MFA_SETUP", Map.of("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]"),
          "NEW_PASSWORD_REQUIRED", Map.of("requiredAttributes", "[]", "userAttributes", "{}"),
          "CUSTOM_CHALLENGE",
              Map.of("fido2options", "{\"challenge\":\"A\"}", "duoAuthUrl", "https://duo.example"),
          "SELECT_CHALLENGE", Map.of("key", "value"),
          "WEB_AUTHN", Map.of("CREDENTIAL_REQUEST_OPTIONS", "{}"),
          "NOT_KNOWN_YET", Map.of("key", "value"));

  private static final AuthenticationResultType RESULT =
      AuthenticationResultType.builder()
          .accessToken("a")
          .idToken("i")
          .refreshToken("r")
          .tokenType("Bearer")
          .newDeviceMetadata(offer -> offer.deviceKey(DEVICE_KEY).deviceGroupKey("-g"))
          .build();

  private HugeAnswers() {}

  public static void main(String[] ignored) {
    for (char fill : new char[] {'x', '"'}) {
      String huge = HugeArguments.text(fill);
      CHALLENGES.forEach((name, parameters) ->
          offer(
              name,
              "initiateAuth",
              Map.of("initiateAuth", challenge(name, parameters)),
              huge,
              signIn -> use(signIn.startCustom("alice"))));
      offer(
          "tokens",
          "initiateAuth",
          Map.of("initiateAuth", tokens()),
          huge,
          signIn -> use(signIn.startCustom("alice")));
      offerProofs(huge);
      offerAccount(huge);
    }
  }

  private static void offerProofs(String huge) {
    Map<String, SdkPojo> answers =
        Map.of(
            "initiateAuth", challenge("PASSWORD_VERIFIER", VERIFIER),
            "respondToAuthChallenge", answered("SMS_MFA", Map.of()));
    Attempt password = signIn -> use(signIn.start("alice", "password".toCharArray()));
    answers.keySet().forEach(operation -> offer("password", operation, answers, huge, password));
    Map<String, SdkPojo> device =
        Map.of(
            "initiateAuth", challenge("DEVICE_SRP_AUTH", Map.of()),
            "respondToAuthChallenge", answered("DEVICE_PASSWORD_VERIFIER", VERIFIER));
    device.keySet().forEach(operation -> offer("device", operation, device, huge, password));
  }

  private static void offerAccount(String huge) {
    Map<String, SdkPojo> answers = new HashMap<>();
    answers.put("initiateAuth", tokens());
    answers.put(
        "listDevices",
        ListDevicesResponse.builder()
            .devices(
                DeviceType.builder()
                    .deviceKey(DEVICE_KEY)
                    .deviceAttributes(AttributeType.builder().name("n").value("v").build())
                    .build())
            .paginationToken("next")
            .build());
    answers.put(
        "associateSoftwareToken",
        AssociateSoftwareTokenResponse.builder().secretCode("ABCDEFGH").session("s").build());
    answers.put("verifySoftwareToken", VerifySoftwareTokenResponse.builder().build());
    offer("devices", "listDevices", answers, huge, signIn -> user(signIn).devices());
    offer("totp", "associateSoftwareToken", answers, huge, signIn -> user(signIn).beginTotp());
    offer(
        "totp",
        "verifySoftwareToken",
        answers,
        huge,
        signIn -> user(signIn).beginTotp().confirm("123456", "phone"));
  }

  private static SignedIn user(CognitoSignIn signIn) {
    return (SignedIn) signIn.startCustom("alice");
  }

  private static InitiateAuthResponse challenge(String name, Map<String, String> parameters) {
    return InitiateAuthResponse.builder()
        .challengeName(name)
        .session("a-session")
        .challengeParameters(parameters)
        .availableChallengesWithStrings("PASSWORD_SRP")
        .build();
  }

  private static RespondToAuthChallengeResponse answered(
      String name, Map<String, String> parameters) {
    return RespondToAuthChallengeResponse.builder()
        .challengeName(name)
        .session("a-session")
        .challengeParameters(parameters)
        .build();
  }

  private static InitiateAuthResponse tokens() {
    return InitiateAuthResponse.builder().authenticationResult(RESULT).build();
  }

  private interface Attempt {
    void with(CognitoSignIn signIn) throws Throwable;
  }

  private static void offer(
      String what, String operation, Map<String, SdkPojo> answers, String huge, Attempt attempt) {
    changed(answers.get(operation), huge)
        .forEach((place, answer) -> {
          Map<String, SdkPojo> changed = new HashMap<>(answers);
          changed.put(operation, answer);
          String outcome =
              HugeArguments.outcome(
                  () -> attempt.with(signIn(changed)), UnexpectedResponseException.class);
          System.out.println(
              what + ", " + operation + place + " of " + huge.charAt(0) + ": " + outcome);
        });
  }

  /** Over a client that gives the answers, by the names of its methods. */
  private static CognitoSignIn signIn(Map<String, SdkPojo> answers) {
    Object client =
        Proxy.newProxyInstance(
            HugeAnswers.class.getClassLoader(),
            new Class<?>[] {CognitoIdentityProviderClient.class},
            (proxy, method, arguments) -> answers.get(method.getName()));
    DeviceStore store = DeviceStore.inMemory();
    store.save(
        new DeviceOwner(new UserPoolId("local-1_X"), "web", "alice"),
        RememberedDevice.restore(DEVICE_KEY, "-g", "password".toCharArray()));
    return CognitoSignIn.builder(SRP)
        .client((CognitoIdentityProviderClient) client)
        .deviceStore(store)
        .build();
  }

  /** Asks a result for all that a program can ask it for. */
  private static void use(SignInResult result) throws Throwable {
    if (result instanceof SignedIn user) {
      user.tokens();
      return;
    }
    String packageName = result.getClass().getPackageName();
    for (Method method : result.getClass().getMethods()) {
      if (method.getParameterCount() == 0
          && !Modifier.isStatic(method.getModifiers())
          && method.getDeclaringClass().getPackageName().equals(packageName)
          && !method.getName().contains("egin")) {
        try {
          method.invoke(result);
        } catch (InvocationTargetException wrapper) {
          throw wrapper.getCause();
        }
      }
    }
  }

  /** The object with one text after the other huge, by the place of that text. */
  private static Map<String, SdkPojo> changed(SdkPojo object, String huge) {
    Map<String, SdkPojo> all = new LinkedHashMap<>();
    for (SdkField<?> field : object.sdkFields()) {
      Map<String, Object> values = new LinkedHashMap<>();
      Object value = field.getValueOrDefault(object);
      if (field.marshallingType().equals(MarshallingType.STRING)) {
        values.put("", huge);
      } else if (value instanceof Map<?, ?> map) {
        map.keySet().forEach(key -> values.put(" " + key, with(map, key, huge)));
        values.put(" name", with(map, huge, "value"));
      } else if (value instanceof List<?> list && !list.isEmpty()) {
        if (list.get(0) instanceof SdkPojo element) {
          changed(element, huge).forEach((place, it) -> values.put(place, List.of(it)));
        } else {
          values.put("", List.of(huge));
        }
      } else if (value instanceof SdkPojo member) {
        values.putAll(changed(member, huge));
      }
      values.forEach(
          (place, it) -> all.put(" " + field.locationName() + place, with(object, field, it)));
    }
    return all;
  }

  private static Map<Object, Object> with(Map<?, ?> map, Object key, String value) {
    Map<Object, Object> changed = new HashMap<>(map);
    changed.put(key, value);
    return changed;
  }

  private static SdkPojo with(SdkPojo object, SdkField<?> field, Object value) {
    SdkBuilder<?, ?> builder = ((ToCopyableBuilder<?, ?>) object).toBuilder();
    field.set(builder, value);
    return (SdkPojo) builder.build();
  }
}
