package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.ScriptedService.Answer;
import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.awssdk.device.EncryptedFileDeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserPoolId;
import io.github.cognitosrp.testing.PublicApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ContextDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserContextDataType;

/** For the module's public constructors and methods, over a service that refuses all requests. */
final class ValidArguments implements PublicApi.Samples, AutoCloseable {
  private static final String TOKENS =
      """
      {"AuthenticationResult":{"AccessToken":"a","RefreshToken":"r","NewDeviceMetadata":\
      {"DeviceKey":"eu-central-1_0a","DeviceGroupKey":"-g"}}}\
      """;
  private static final SecretKey KEY = new SecretKeySpec(new byte[16], "AES");

  private final ScriptedService service;
  private final Map<Class<?>, Object> values = new HashMap<>();

  ValidArguments(Path folder) throws IOException {
    service = new ScriptedService(TOKENS);
    CognitoSrp srp = CognitoSrp.builder().userPool("local-1_X").appClient("web").build();
    CognitoSignInBuilder builder =
        Way.BLOCKING.builder(service.endpoint(), srp, 1).deviceStore(DeviceStore.inMemory());
    CognitoSignIn signIn = builder.build();
    SignedIn user = (SignedIn) signIn.startCustom("alice");
    for (Object value :
        List.of(
            builder,
            signIn,
            user,
            user.newDevice().orElseThrow(),
            SignInOptions.none(),
            RefreshRequest.of("alice", "token"),
            "AAAA",
            "password".toCharArray(),
            SignInFlow.USER_SRP_AUTH,
            Instant.EPOCH,
            Duration.ofMinutes(3),
            new EncryptedFileDeviceStore(folder, KEY),
            new DeviceOwner(new UserPoolId("local-1_X"), "web", "alice"),
            new UserPoolId("local-1_X"),
            ContextDataType.builder().build(),
            UserContextDataType.builder().build())) {
      values.put(value.getClass(), value);
    }
    for (String challenge :
        List.of(
            "SMS_MFA",
            "SELECT_MFA_TYPE",
            "MFA_SETUP",
            "NEW_PASSWORD_REQUIRED",
            "CUSTOM_CHALLENGE",
            "SELECT_CHALLENGE",
            "WEB_AUTHN",
            "NOT_KNOWN_YET")) {
      service.script(
          request -> Answer.ok(ScriptedService.challenge(challenge, "\"USERNAME\":\"a\"")));
      Object pending = signIn.startCustom("alice");
      values.put(pending.getClass(), pending);
    }
    PendingSignIn pending = (PendingSignIn) values.get(MfaSetupRequired.class);
    values.put(PendingSignIn.class, pending);
    values.put(
        TotpSetup.class,
        new TotpSetup(
            pending.pending().runner(),
            "ABCDEFGH",
            (scope, code, name) -> CompletableFuture.completedFuture(user),
            key -> ""));
    values.put(
        DuoRedirect.class,
        DuoRedirect.of(Map.of("state", "AAAA", "duoAuthUrl", "https://duo.example/"))
            .orElseThrow());
    values.put(Map.class, Map.of());
    values.put(SecretKey.class, KEY);
    values.put(Path.class, folder);
    values.put(DeviceStore.class, DeviceStore.inMemory());
    values.put(Executor.class, ForkJoinPool.commonPool());
    values.put(Clock.class, Clock.systemUTC());
    values.put(
        RememberedDevice.class,
        RememberedDevice.restore("eu-central-1_0a", "-g", "password".toCharArray()));
    values.put(CognitoSrp.class, srp);
    values.put(boolean.class, false);
    values.put(Throwable.class, new IOException());
    values.put(
        CognitoIdentityProviderClient.class,
        new CognitoIdentityProviderClient() {
          @Override
          public String serviceName() {
            return "none";
          }

          @Override
          public void close() {}
        });
    values.put(
        CognitoIdentityProviderAsyncClient.class,
        new CognitoIdentityProviderAsyncClient() {
          @Override
          public String serviceName() {
            return "none";
          }

          @Override
          public void close() {}
        });
    service.script(request -> Answer.refusal("NotAuthorizedException", "no"));
  }

  List<PublicApi.Argument> arguments() {
    try {
      return PublicApi.arguments(this, CognitoSignIn.class, DeviceOwner.class).stream()
          // A failure that may be null, and an exception for stores of others.
          .filter(argument -> !Throwable.class.isAssignableFrom(argument.type()))
          .filter(
              argument -> !Throwable.class.isAssignableFrom(argument.member().getDeclaringClass()))
          // The enum's own.
          .filter(argument -> !argument.member().getName().equals("valueOf"))
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public Object valid(Class<?> type, String name) {
    Object value = values.get(type);
    if (value == null) {
      throw new AssertionError("no valid " + type + " " + name);
    }
    return value;
  }

  @Override
  public void close() {
    service.close();
  }
}
