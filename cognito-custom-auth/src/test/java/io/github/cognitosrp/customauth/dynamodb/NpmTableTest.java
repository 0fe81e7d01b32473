package io.github.cognitosrp.customauth.dynamodb;

import io.github.cognitosrp.customauth.fido2.NodePeer;
import io.github.cognitosrp.customauth.fido2.NpmContract;
import org.junit.jupiter.api.Tag;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Our stores and the npm package's Lambda functions on one table. */
@Tag("slow")
class NpmTableTest extends NpmContract {
  private static final DynamoDbClient DYNAMO_DB = Dynalite.client();

  NpmTableTest() {
    super(
        new DynamoDbCredentialStore(DYNAMO_DB, NodePeer.TABLE),
        new DynamoDbChallengeStore(DYNAMO_DB, NodePeer.TABLE));
  }
}
