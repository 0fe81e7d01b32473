package io.github.cognitosrp.cognito;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every public constructor and method of the package that has parameters, with valid arguments. */
final class PublicApi {
  private static final Map<String, String> TEXTS =
      Map.of(
          "userPoolId", Samples.POOL_ID,
          "clientId", Samples.CLIENT_ID,
          "username", Samples.USER_ID,
          "userIdForSrp", Samples.USER_ID,
          "deviceKey", Samples.DEVICE_KEY,
          "deviceGroupKey", Samples.DEVICE_GROUP_KEY,
          "refreshToken", "token");

  private PublicApi() {}

  /** One parameter of one constructor or method; all the others have valid arguments. */
  record Argument(Executable member, int index) {
    /** The name, which refusals use. */
    String name() {
      return nameOf(member.getParameters()[index]);
    }

    Class<?> type() {
      return member.getParameterTypes()[index];
    }

    /** Calls the member with this argument in place of the valid one, and throws what it throws. */
    void call(Object argument) throws Throwable {
      Object[] arguments = validArguments();
      arguments[index] = argument;
      invoke(arguments);
    }

    void callWithValidArguments() throws Throwable {
      invoke(validArguments());
    }

    private Object[] validArguments() {
      return Arrays.stream(member.getParameters()).map(PublicApi::valid).toArray();
    }

    private void invoke(Object[] arguments) throws Throwable {
      try {
        if (member instanceof Constructor<?> constructor) {
          constructor.newInstance(arguments);
        } else {
          Method method = (Method) member;
          boolean ofClass = Modifier.isStatic(method.getModifiers());
          method.invoke(ofClass ? null : valid(method.getDeclaringClass(), ""), arguments);
        }
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    }

    @Override
    public String toString() {
      return member.getDeclaringClass().getSimpleName() + "." + member.getName() + " " + name();
    }
  }

  static List<Argument> arguments() throws IOException {
    Path classes = Path.of(ChildJvm.location(CognitoSrp.class));
    Path folder = classes.resolve(CognitoSrp.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.startsWith("package-info"))
          .sorted()
          .map(PublicApi::type)
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .flatMap(type ->
              Stream.concat(
                  Arrays.stream(type.getConstructors()), Arrays.stream(type.getDeclaredMethods())))
          .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
          .filter(member -> !member.getName().equals("equals"))
          .flatMap(member ->
              Stream.iterate(0, i -> i < member.getParameterCount(), i -> i + 1)
                  .map(i -> new Argument(member, i)))
          .toList();
    }
  }

  private static Class<?> type(String file) {
    try {
      String name = file.substring(0, file.length() - ".class".length());
      return Class.forName(CognitoSrp.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String nameOf(Parameter parameter) {
    // The only component of the record has to be called something.
    return parameter.getDeclaringExecutable().getDeclaringClass() == UserPoolId.class
        ? "userPoolId"
        : parameter.getName();
  }

  private static Object valid(Parameter parameter) {
    return valid(parameter.getType(), nameOf(parameter));
  }

  private static Object valid(Class<?> type, String name) {
    PlainServer server = Samples.server(1);
    return switch (type.getSimpleName()) {
      case "String" -> TEXTS.get(name);
      case "char[]" -> Samples.password();
      case "byte[]" -> new byte[HashedPassword.LENGTH];
      case "int" -> 320;
      case "Map" -> Samples.parameters(server);
      case "Clock" -> Clock.systemUTC();
      case "SecureRandom" -> new SecureRandom();
      case "ModPow" -> modPow();
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

  private static ModPow modPow() {
    return ModPows.named("bigint");
  }
}
