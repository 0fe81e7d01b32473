package io.github.cognitosrp.customauth.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.customauth.fido2.ChallengeStore;
import io.github.cognitosrp.customauth.fido2.CredentialStore;
import io.github.cognitosrp.customauth.fido2.NodePeer;
import io.github.cognitosrp.customauth.fido2.StoreContract;
import java.time.Instant;
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
