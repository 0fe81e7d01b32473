package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** The guide's examples are this module's {@link Example} and {@link WebExample}, and work. */
class ReadmeTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Example", "WebExample", "CustomExample"})
  void theGuideShowsTheExamplesAsTheyAreCompiled(String name) throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/github/cognitosrp/awssdk", name + ".java"));
    String withoutPackage = source.substring(source.indexOf("import "));

    assertThat(Files.readString(Path.of("README.md")))
        .contains("```java\n" + withoutPackage + "```");
  }

  /** Each request goes to another instance; they share the key and the browser's session only. */
  @Test
  void theWebExampleGoesOnInAnotherInstance() {
    SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
    try (Scene scene =
        new Scene(Way.BLOCKING, pool -> pool.mfa(MfaMode.OPTIONAL).appClient("web", "s"))) {
      scene.pool.user("alice").attribute("email", "a@b.example").mfa(MfaMethod.EMAIL_OTP);
      Map<String, String> session = new HashMap<>();

      WebExample first = new WebExample(scene.builder().build(), key);
      assertThat(first.password("alice", Scene.PASSWORD.toCharArray(), session)).isEqualTo("/code");

      String code = scene.pool.sentCodes().get(0).code();
      String wrong = code.equals("000000") ? "000001" : "000000";
      WebExample second = new WebExample(scene.builder().build(), key);
      assertThat(second.code(wrong, session)).isEqualTo("/code?mistyped");
      WebExample third = new WebExample(scene.builder().build(), key);
      assertThat(third.code(code, session)).isEqualTo("/");
      assertThat(session).containsOnlyKeys("user", "refresh-token");

      assertThat(first.code(code, session)).isEqualTo("/sign-in?expired");
    }
  }

  @Test
  void theExampleRemembersTheDeviceAndThenNeedsNoCode() {
    try (LocalUserPool pool =
            LocalUserPool.builder()
                .user("alice", "first")
                .mfa(MfaMode.OPTIONAL)
                .deviceTracking(DeviceTracking.USER_OPT_IN)
                .start();
        CognitoIdentityProviderClient client =
            CognitoIdentityProviderClient.builder()
                .endpointOverride(pool.endpoint())
                .region(Region.of("local-1"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
      pool.user("alice")
          .temporaryPassword("first")
          .attribute("email", "a@b.example")
          .mfa(MfaMethod.EMAIL_OTP);
      CognitoSrp srp =
          CognitoSrp.builder().userPool(pool.userPoolId()).appClient(pool.clientId()).build();
      Example example = new Example(client, srp, folder, new SecretKeySpec(new byte[32], "AES"));

      example.signIn(
          "alice",
          "first".toCharArray(),
          question ->
              question.equals("A new password") ? "second" : pool.sentCodes().get(0).code());
      SignedIn again =
          example.signIn(
              "alice",
              "second".toCharArray(),
              question -> {
                throw new AssertionError(question);
              });

      assertThat(again.deviceKey()).isPresent();
    }
  }
}
