package io.github.cognitosrp.cognito;

import static io.github.cognitosrp.cognito.Samples.ALIAS;
import static io.github.cognitosrp.cognito.Samples.CLIENT_ID;
import static io.github.cognitosrp.cognito.Samples.CLIENT_SECRET;
import static io.github.cognitosrp.cognito.Samples.DEVICE_KEY;
import static io.github.cognitosrp.cognito.Samples.POOL_ID;
import static io.github.cognitosrp.cognito.Samples.SECRET_BLOCK;
import static io.github.cognitosrp.cognito.Samples.TIMESTAMP;
import static io.github.cognitosrp.cognito.Samples.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.modpow.ModPowUnavailableException;
import io.github.cognitosrp.modpow.ModPows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CognitoSrpTest {

  @Test
  void oneInstanceSignsInManyUsersAtOnce() throws Exception {
    CognitoSrp srp = Samples.srp();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<String>> keys = new ArrayList<>();
    try {
      for (int user = 0; user < 64; user++) {
        PlainServer server = Samples.server(user);
        keys.add(threads.submit(() -> signedIn(srp, server)));
      }
      List<String> seen = new ArrayList<>();
      for (Future<String> key : keys) {
        seen.add(key.get());
      }
      assertThat(seen).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Signs in, with a signature that the server takes. Returns A. */
  static String signedIn(CognitoSrp srp, PlainServer server) {
    try (UserSrpSession session = srp.beginUser(ALIAS)) {
      String srpA = session.authParameters().get("SRP_A");
      Map<String, String> answer =
          session.answer(Samples.challenge(server), Samples.password()).toMap();
      assertThat(answer)
          .containsEntry(
              "PASSWORD_CLAIM_SIGNATURE", server.signature(srpA, SECRET_BLOCK, TIMESTAMP));
      return srpA;
    }
  }

  @Test
  void eachSessionUsesTheBestBackendOfItsMomentUnlessOneIsSet() {
    CognitoSrp asking = CognitoSrp.builder().userPool(POOL_ID).appClient(CLIENT_ID).build();
    CognitoSrp pinned = Samples.srp();
    String before = System.getProperty(ModPows.PROPERTY);
    try (UserSrpSession first = asking.beginUser(ALIAS)) {
      assertThat(first.authParameters()).containsKey("SRP_A");
      System.setProperty(ModPows.PROPERTY, "not-installed");
      assertThatThrownBy(() -> asking.beginUser(ALIAS))
          .isInstanceOf(ModPowUnavailableException.class);
      pinned.beginUser(ALIAS).close();
    } finally {
      if (before == null) {
        System.clearProperty(ModPows.PROPERTY);
      } else {
        System.setProperty(ModPows.PROPERTY, before);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-8, 0, 248, 255, 257, 321, 1025, 1032})
  void thePrivateKeyHas256To1024BitsInWholeBytes(int bits) {
    assertThatThrownBy(() -> Samples.builder().ephemeralBits(bits))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("ephemeralBits must be 256 to 1024, a multiple of 8");
  }

  @Test
  void needsAUserPoolAndAnAppClient() {
    assertThatThrownBy(() -> CognitoSrp.builder().appClient(CLIENT_ID).build())
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("userPool must be set");
    assertThatThrownBy(() -> CognitoSrp.builder().userPool(POOL_ID).build())
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("appClient must be set");
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1_AbC123, eu-central-1, AbC123",
    "us-gov-west-1_0, us-gov-west-1, 0",
    "local_pool, local, pool"
  })
  void aUserPoolIdIsARegionAndAName(String id, String region, String poolName) {
    UserPoolId pool = new UserPoolId(id);
    assertThat(pool.region()).isEqualTo(region);
    assertThat(pool.poolName()).isEqualTo(poolName);
    assertThat(pool).hasToString(id);
  }

  @Test
  void theUserPoolIdMayHave55Characters() {
    assertThat(new UserPoolId("eu-central-1_" + "a".repeat(42)).poolName()).hasSize(42);
  }

  @Test
  void anAppClientIdIsCheckedWithASecretTooAndMayHave128Characters() {
    assertThatThrownBy(() -> AppClient.of("a-b", CLIENT_SECRET.toCharArray()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("clientId must match [\\w+]{1,128}");
    assertThat(AppClient.of("a".repeat(128)).id()).hasSize(128);
  }

  @Test
  void anAppClientKeepsItsOwnCopyOfTheSecretAndShowsItOnlyWhenAsked() {
    char[] secret = CLIENT_SECRET.toCharArray();
    AppClient client = AppClient.of(CLIENT_ID, secret);
    Arrays.fill(secret, 'x');
    assertThat(client.secretHash(USER_ID)).isEqualTo(Samples.srpWithSecret().secretHash(USER_ID));
    assertThat(client.hasSecret()).isTrue();
    assertThat(client.exportSecret().orElseThrow()).isEqualTo(CLIENT_SECRET.toCharArray());
    assertThat(client.id()).isEqualTo(CLIENT_ID);
    assertThat(client).hasToString("AppClient[id=" + CLIENT_ID + ", with a secret]");
    assertThat(AppClient.of(CLIENT_ID)).hasToString("AppClient[id=" + CLIENT_ID + "]");
    assertThat(Samples.srpWithSecret().toString())
        .startsWith("CognitoSrp[userPool=")
        .doesNotContain(CLIENT_SECRET);
  }

  @Test
  void withoutAClientSecretThereIsNoSecretHash() {
    assertThat(Samples.srp().secretHash(USER_ID)).isEmpty();
    assertThat(Samples.srp().appClient().hasSecret()).isFalse();
    assertThat(Samples.srp().appClient().exportSecret()).isEmpty();
    assertThat(Samples.srp().userPool()).isEqualTo(new UserPoolId(POOL_ID));
  }

  @Test
  void aUsernameIsCheckedWhereverItIsGiven() {
    CognitoSrp srp = Samples.srpWithSecret();
    String message = "username must have 1 to 2048 characters and no unpaired surrogate";
    try (RememberedDevice device = Samples.device()) {
      assertThatThrownBy(() -> srp.beginUser("")).hasMessage(message);
      assertThatThrownBy(() -> srp.beginUser("", DEVICE_KEY)).hasMessage(message);
      assertThatThrownBy(() -> srp.beginDevice("", device)).hasMessage(message);
    }
  }

  @Test
  void aDeviceKeyIsCheckedBeforeASessionBegins() {
    assertThatThrownBy(() -> Samples.srp().beginUser(ALIAS, "device"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("deviceKey must ");
  }

  @Test
  void aTokenRefreshHasTheDeviceKeyAndTheSecretHashWhereTheyAreNeeded() {
    TokenRefresh open = Samples.srp().tokenRefresh("token");
    TokenRefresh secret = Samples.srpWithSecret().tokenRefresh("token");
    String secretHash = Samples.srpWithSecret().secretHash(USER_ID).orElseThrow();
    assertThat(open.authParameters()).isEqualTo(Map.of("REFRESH_TOKEN", "token"));
    assertThat(open.withUsername(USER_ID).withDeviceKey(DEVICE_KEY).authParameters())
        .isEqualTo(Map.of("REFRESH_TOKEN", "token", "DEVICE_KEY", DEVICE_KEY));
    assertThat(secret.withUsername(USER_ID).authParameters())
        .isEqualTo(Map.of("REFRESH_TOKEN", "token", "SECRET_HASH", secretHash));
    assertThatThrownBy(secret::authParameters)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("username must be given for an app client with a secret");
    assertThat(secret.toString())
        .startsWith("TokenRefresh[appClient=AppClient[")
        .doesNotContain("token");
  }

  @Test
  void aRefreshTokenMayHave131072Characters() {
    String longest = "t".repeat(131_072);
    assertThat(Samples.srp().tokenRefresh(longest).authParameters())
        .containsEntry("REFRESH_TOKEN", longest);
  }

  @Test
  void oneHandlerCatchesEveryRefusalOfAnArgument() {
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.srp().beginUser(""));
  }
}
