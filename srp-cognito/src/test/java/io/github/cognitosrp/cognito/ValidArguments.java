package io.github.cognitosrp.cognito;

import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.testing.PublicApi;
import java.lang.reflect.Parameter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** For every parameter of the package's public constructors and methods. */
final class ValidArguments implements PublicApi.Samples {
  private static final Map<String, String> TEXTS =
      Map.of(
          "userPoolId", Samples.POOL_ID,
          "clientId", Samples.CLIENT_ID,
          "username", Samples.USER_ID,
          "userIdForSrp", Samples.USER_ID,
          "deviceKey", Samples.DEVICE_KEY,
          "deviceGroupKey", Samples.DEVICE_GROUP_KEY,
          "refreshToken", "token");

  static List<PublicApi.Argument> arguments() throws Exception {
    return PublicApi.arguments(new ValidArguments(), CognitoSrp.class);
  }

  @Override
  public String nameOf(Parameter parameter) {
    // The only component of the record has to be called something.
    return parameter.getDeclaringExecutable().getDeclaringClass() == UserPoolId.class
        ? "userPoolId"
        : parameter.getName();
  }

  @Override
  public Object valid(Class<?> type, String name) {
    PlainServer server = Samples.server(1);
    return switch (type.getSimpleName()) {
      case "String" -> TEXTS.get(name);
      case "char[]" -> Samples.password();
      case "byte[]" -> new byte[HashedPassword.LENGTH];
      case "int" -> 320;
      case "Map" -> parameters(server);
      case "Clock" -> Clock.systemUTC();
      case "SecureRandom" -> new SecureRandom();
      case "ModPow" -> ModPows.named("bigint");
      case "UserPoolId" -> new UserPoolId(Samples.POOL_ID);
      case "AppClient" -> AppClient.of(Samples.CLIENT_ID);
      case "CognitoSrpBuilder" -> Samples.builder();
      case "CognitoSrp" -> Samples.srp();
      case "UserSrpSession" -> Samples.srp().beginUser(Samples.ALIAS);
      case "DeviceSrpSession" -> Samples.srp().beginDevice(Samples.USER_ID, Samples.device());
      case "TokenRefresh" -> Samples.srp().tokenRefresh("token");
      case "RememberedDevice" -> Samples.device();
      case "NewDeviceMetadata" ->
          new NewDeviceMetadata(Samples.DEVICE_KEY, Samples.DEVICE_GROUP_KEY);
      case "PasswordVerifierChallenge" -> Samples.challenge(server);
      case "DevicePasswordVerifierChallenge" -> Samples.deviceChallenge(server);
      case "HashedPassword" -> Samples.srp().hashPassword(Samples.USER_ID, Samples.password());
      default -> throw new AssertionError("no valid argument of " + type);
    };
  }

  /** Of both kinds of challenges. */
  private static Map<String, String> parameters(PlainServer server) {
    Map<String, String> parameters = new HashMap<>(Samples.parameters(server));
    parameters.put("DEVICE_KEY", Samples.DEVICE_KEY);
    return parameters;
  }
}
