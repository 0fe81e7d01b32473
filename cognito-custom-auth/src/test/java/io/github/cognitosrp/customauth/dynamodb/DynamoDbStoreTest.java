package io.github.cognitosrp.customauth.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.cognitosrp.customauth.fido2.ChallengeStore;
import io.github.cognitosrp.customauth.fido2.CredentialStore;
import io.github.cognitosrp.customauth.fido2.NodePeer;
import io.github.cognitosrp.customauth.fido2.RegistrationChallenge;
import io.github.cognitosrp.customauth.fido2.StoreContract;
import io.github.cognitosrp.customauth.fido2.StoredCredential;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stores in DynamoDB. */
@Tag("slow")
class DynamoDbStoreTest extends StoreContract {
  private final DynamoDbClient dynamoDb = Dynalite.client();

  @Override
  protected CredentialStore credentials() {
    return new DynamoDbCredentialStore(dynamoDb, NodePeer.TABLE);
  }

  @Override
  protected ChallengeStore challenges() {
    return new DynamoDbChallengeStore(dynamoDb, NodePeer.TABLE);
  }

  @Test
  void aChallengeExpiresByTheTablesTimeToLive() {
    challenges().putSignIn("expiring", Instant.parse("2026-11-27T12:00:00.9Z"));
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(request ->
                request
                    .tableName(NodePeer.TABLE)
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS("CHALLENGE#expiring"),
                            "sk", AttributeValue.fromS("USERNAMELESS_SIGN_IN"))))
            .item();
    assertThat(item.get(AuthenticatorsTable.TIME_TO_LIVE).n()).isEqualTo("1795780800");
    assertThat(item.keySet()).containsExactlyInAnyOrder("pk", "sk", "exp");
  }

  @Test
  void anIdTooLongForASortKeyIsUnknown() {
    String id = "A".repeat(1_364);
    assertThat(credentials().find("u|x", id)).isEmpty();
    assertThat(credentials().rename("u|x", id, "name")).isFalse();
    assertThat(credentials().delete("u|x", id)).isEmpty();
  }

  @Test
  void anItemThatIsNoCredentialIsLeftOut() {
    dynamoDb.putItem(request ->
        request
            .tableName(NodePeer.TABLE)
            .item(AuthenticatorsTable.key("USER#u|odd", "CREDENTIAL#AAAA")));
    assertThat(credentials().list("u|odd")).isEmpty();
    assertThat(credentials().find("u|odd", "AAAA")).isEmpty();
  }

  private static StoredCredential credential(String userHandle, String id) {
    return new StoredCredential(
        userHandle,
        id,
        Map.of(),
        "key",
        0,
        true,
        false,
        false,
        new UUID(0, 0),
        List.of(),
        "example.com",
        Instant.EPOCH,
        null,
        0,
        "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1E40"})
  void anItemWithANumberThatIsNoLongIsLeftOut(String number) {
    String user = "u|number" + number;
    StoredCredential good = credential(user, "AAAA" + UUID.randomUUID().toString().substring(0, 4));
    credentials().add(good);
    Map<String, AttributeValue> damaged = new HashMap<>(CredentialItem.of(good));
    damaged.putAll(CredentialItem.key(user, "BBBB"));
    damaged.put(CredentialItem.SIGN_COUNT, AttributeValue.fromN(number));
    dynamoDb.putItem(request -> request.tableName(NodePeer.TABLE).item(damaged));
    assertThat(credentials().list(user)).containsExactly(good);
    assertThat(credentials().find(user, "BBBB")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1E40", "999999999999999999"})
  void aChallengeWithAnExpiryThatIsNoTimeIsUnknown(String expiry) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            AuthenticatorsTable.key("CHALLENGE#damaged" + expiry, AuthenticatorsTable.SIGN_IN));
    item.put(AuthenticatorsTable.TIME_TO_LIVE, AttributeValue.fromN(expiry));
    dynamoDb.putItem(request -> request.tableName(NodePeer.TABLE).item(item));
    assertThat(challenges().takeSignIn("damaged" + expiry)).isEmpty();
  }

  @Test
  void anIdThatIsNotBase64UrlIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credentials().add(credential("u|x", "A/AA")))
        .withMessage("credential.credentialId() must be base64url");
  }

  @Test
  void aHandleThatFitsIntoNoKeyIsRefusedByName() {
    String handle = "u".repeat(2_049);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credentials().add(credential(handle, "AAAA")))
        .withMessage("credential.userHandle() must have at most 2048 characters");
    for (var challenge :
        List.of(
            new RegistrationChallenge(handle, "AAAA", Map.of(), Instant.EPOCH),
            new RegistrationChallenge("u|x", handle, Map.of(), Instant.EPOCH))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> challenges().putRegistration(challenge))
          .withMessageStartingWith("challenge.")
          .withMessageEndingWith("() must have at most 2048 characters");
    }
  }

  @Test
  void optionsNest32LevelsDeepAtMostAndHoldNoNull() {
    Map<String, Object> cycle = new HashMap<>();
    cycle.put("again", cycle);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> put(cycle))
        .withMessage("options must nest at most 32 levels deep");
    assertThatNullPointerException()
        .isThrownBy(() -> put(Map.of("list", Collections.singletonList(null))))
        .withMessage("a value in options");
  }

  private void put(Map<String, Object> options) {
    challenges().putRegistration(new RegistrationChallenge("u|x", "AAAA", options, Instant.EPOCH));
  }
}
