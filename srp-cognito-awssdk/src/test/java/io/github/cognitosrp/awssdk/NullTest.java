package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.ScriptedService.Answer;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** null, from the caller and from the client. */
@Tag("slow")
class NullTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();

  /** Values that are good, so that one null at a time is seen. */
  private static final Map<Class<?>, Object> GOOD =
      Map.of(
          String.class,
          "text",
          char[].class,
          "password".toCharArray(),
          Map.class,
          Map.of(),
          SecretKey.class,
          new SecretKeySpec(new byte[16], "AES"),
          SignInFlow.class,
          SignInFlow.USER_SRP_AUTH,
          DeviceStore.class,
          DeviceStore.inMemory(),
          Instant.class,
          Instant.EPOCH);

  private static PendingSignIn pending(String challenge) throws IOException {
    try (ScriptedService service =
        new ScriptedService(
            request -> Answer.ok(ScriptedService.challenge(challenge, "\"USERNAME\":\"a\"")))) {
      return (PendingSignIn)
          Way.BLOCKING.builder(service.endpoint(), SRP).build().startCustom("alice");
    }
  }

  private static SignedIn signedIn() throws IOException {
    String tokens =
        """
        {"AuthenticationResult":{"AccessToken":"a","RefreshToken":"r","NewDeviceMetadata":\
        {"DeviceKey":"eu-central-1_0a","DeviceGroupKey":"-g"}}}\
        """;
    try (ScriptedService service = new ScriptedService(request -> Answer.ok(tokens))) {
      return (SignedIn) Way.BLOCKING.builder(service.endpoint(), SRP).build().startCustom("alice");
    }
  }

  private static Map<Class<?>, Object> objects() throws IOException {
    Map<Class<?>, Object> objects = new LinkedHashMap<>();
    SignedIn user = signedIn();
    List<Object> all =
        new ArrayList<>(
            List.of(
                Way.BLOCKING.builder(java.net.URI.create("http://127.0.0.1:9"), SRP).build(),
                Way.BLOCKING.builder(java.net.URI.create("http://127.0.0.1:9"), SRP),
                user,
                user.newDevice().orElseThrow(),
                SignInOptions.none(),
                RefreshRequest.of("alice", "token")));
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
      all.add(pending(challenge));
    }
    all.add(
        new TotpSetup(
            pending("MFA_SETUP").pending().runner(),
            "ABCDEFGH",
            (scope, code, name) -> CompletableFuture.completedFuture(user),
            null));
    all.forEach(object -> objects.put(object.getClass(), object));
    objects.put(CognitoSignIn.class, all.get(0));
    objects.put(Totp.class, null);
    return objects;
  }

  /** The object, or for Async methods the future, must refuse by an IllegalArgumentException. */
  private static Throwable refusal(Method method, Object object, Object[] arguments)
      throws IllegalAccessException {
    try {
      Object result = method.invoke(object, arguments);
      if (result instanceof CompletableFuture<?> future) {
        return future.handle((value, failure) -> failure).join();
      }
      return null;
    } catch (InvocationTargetException thrown) {
      return thrown.getCause();
    }
  }

  @Test
  void everyPublicMethodRefusesNullByTheArgumentsName() throws Exception {
    int checked = 0;
    for (Map.Entry<Class<?>, Object> entry : objects().entrySet()) {
      for (Method method : entry.getKey().getMethods()) {
        if (method.getDeclaringClass() == Object.class
            || (entry.getValue() == null && !Modifier.isStatic(method.getModifiers()))) {
          continue;
        }
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
          if (types[i].isPrimitive()) {
            continue;
          }
          Object[] arguments = Arrays.stream(types).map(GOOD::get).toArray();
          arguments[i] = null;

          assertThat(refusal(method, entry.getValue(), arguments))
              .as("%s, argument %d", method, i)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining(" must ");
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(60);
  }

  @Test
  void aClientThatReturnsNullIsAnUnexpectedResponse() {
    CognitoSignIn signIn =
        CognitoSignIn.create(
            new CognitoIdentityProviderClient() {
              @Override
              public InitiateAuthResponse initiateAuth(InitiateAuthRequest request) {
                return null;
              }

              @Override
              public String serviceName() {
                return "null";
              }

              @Override
              public void close() {}
            },
            SRP);

    assertThatThrownBy(() -> signIn.startCustom("alice"))
        .isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void anAsynchronousClientThatReturnsNullOrCompletesWithItIsAnUnexpectedResponse() {
    for (CompletableFuture<InitiateAuthResponse> nothing :
        Arrays.asList(null, CompletableFuture.<InitiateAuthResponse>completedFuture(null))) {
      CognitoSignIn signIn =
          CognitoSignIn.create(
              new CognitoIdentityProviderAsyncClient() {
                @Override
                public CompletableFuture<InitiateAuthResponse> initiateAuth(
                    InitiateAuthRequest request) {
                  return nothing;
                }

                @Override
                public String serviceName() {
                  return "null";
                }

                @Override
                public void close() {}
              },
              SRP);

      assertThatThrownBy(() -> signIn.start("alice", "pw".toCharArray()))
          .isInstanceOf(UnexpectedResponseException.class);
    }
  }
}
