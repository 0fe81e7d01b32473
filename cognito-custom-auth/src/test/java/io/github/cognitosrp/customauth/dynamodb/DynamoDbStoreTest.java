package io.github.cognitosrp.customauth.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.customauth.fido2.ChallengeStore;
import io.github.cognitosrp.customauth.fido2.CredentialStore;
import io.github.cognitosrp.customauth.fido2.NodePeer;
import io.github.cognitosrp.customauth.fido2.StoreContract;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

  /** As a table that was restored or edited may have them. */
  @Test
  void aNumberThatIsNoWholeNumberMakesACredentialOrAChallengeUnknown() {
    for (String number : List.of("1.5", "1E40", "99999999999999999999")) {
      Map<String, AttributeValue> item =
          new HashMap<>(CredentialItem.of(credential("u|damaged", "AAAA", 0)));
      assertThat(CredentialItem.parse(item)).isPresent();
      item.put(CredentialItem.SIGN_COUNT, AttributeValue.fromN(number));
      dynamoDb.putItem(request -> request.tableName(NodePeer.TABLE).item(item));
      assertThat(credentials().list("u|damaged")).isEmpty();
      assertThat(credentials().find("u|damaged", "AAAA")).isEmpty();

      Map<String, AttributeValue> challenge =
          new HashMap<>(AuthenticatorsTable.key("CHALLENGE#damaged", "USERNAMELESS_SIGN_IN"));
      challenge.put(AuthenticatorsTable.TIME_TO_LIVE, AttributeValue.fromN(number));
      dynamoDb.putItem(request -> request.tableName(NodePeer.TABLE).item(challenge));
      assertThat(challenges().takeSignIn("damaged")).isEmpty();
    }
  }

  @Test
  void aTimeBeyondAllTimesMakesAChallengeUnknown() {
    Map<String, AttributeValue> challenge =
        new HashMap<>(AuthenticatorsTable.key("CHALLENGE#late", "USERNAMELESS_SIGN_IN"));
    challenge.put(AuthenticatorsTable.TIME_TO_LIVE, AttributeValue.fromN("999999999999999999"));
    dynamoDb.putItem(request -> request.tableName(NodePeer.TABLE).item(challenge));
    assertThat(challenges().takeSignIn("late")).isEmpty();
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
}
