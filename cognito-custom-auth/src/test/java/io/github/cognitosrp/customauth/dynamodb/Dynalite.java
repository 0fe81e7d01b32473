package io.github.cognitosrp.customauth.dynamodb;

import io.github.cognitosrp.customauth.fido2.NodePeer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table that our stores share with the npm package, in dynalite. One for this JVM. */
public final class Dynalite {
  private static @Nullable DynamoDbClient client;

  private Dynalite() {}

  /** A client of a DynamoDB that has the table; skips the test if there is none. */
  public static synchronized DynamoDbClient client() {
    if (client == null) {
      client =
          DynamoDbClient.builder()
              .endpointOverride(NodePeer.get().dynamoDb())
              .region(Region.EU_CENTRAL_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .build();
      client.createTable(AuthenticatorsTable.createTableRequest(NodePeer.TABLE));
      client.waiter().waitUntilTableExists(request -> request.tableName(NodePeer.TABLE));
    }
    return client;
  }
}
