package io.github.cognitosrp.customauth.dynamodb;

import io.github.cognitosrp.customauth.fido2.CredentialStore;
import io.github.cognitosrp.customauth.fido2.SignIn;
import io.github.cognitosrp.customauth.fido2.StoredCredential;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Credentials in DynamoDB. Each change is one conditional write, so that of two processes that use
 * the same count, one wins. That a credential's id belongs to no other user is looked up in the
 * index before the write, and the index is some milliseconds behind: two users who register the
 * same id in the same moment both succeed. Neither can sign in as the other, since credentials are
 * found by user and id. Thread-safe. Methods throw the SDK's {@code SdkException} if the table
 * cannot be reached.
 */
public final class DynamoDbCredentialStore implements CredentialStore {
  /** A sort key has at most 1,024 bytes. Real ids have 16 to 250. */
  private static final int MAX_ID_CHARACTERS = 1_024 - AuthenticatorsTable.CREDENTIAL.length();

  private static final String EXISTS = "attribute_exists(pk)";

  private final DynamoDbClient dynamoDb;
  private final String table;

  /**
   * Credentials of a table.
   *
   * @param dynamoDb the client; it stays open. Give it a call timeout of about 2 seconds: Cognito
   *     waits for 5
   * @param table the table's name, see {@link AuthenticatorsTable}
   */
  public DynamoDbCredentialStore(DynamoDbClient dynamoDb, String table) {
    Objects.requireNonNull(dynamoDb, "dynamoDb");
    Objects.requireNonNull(table, "table");
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public List<StoredCredential> list(String userHandle) {
    AuthenticatorsTable.checkLength(userHandle, "userHandle");
    return dynamoDb
        .queryPaginator(
            QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(AuthenticatorsTable.USER + userHandle),
                        ":sk", AttributeValue.fromS(AuthenticatorsTable.CREDENTIAL)))
                .build())
        .items()
        .stream()
        .flatMap(item -> CredentialItem.parse(item).stream())
        .toList();
  }

  @Override
  public Optional<StoredCredential> find(String userHandle, String credentialId) {
    AuthenticatorsTable.checkLength(userHandle, "userHandle");
    AuthenticatorsTable.checkLength(credentialId, "credentialId");
    if (!fits(credentialId)) {
      return Optional.empty();
    }
    return parse(
        dynamoDb
            .getItem(
                GetItemRequest.builder()
                    .tableName(table)
                    .key(CredentialItem.key(userHandle, credentialId))
                    .consistentRead(true)
                    .build())
            .item());
  }

  @Override
  public boolean add(StoredCredential credential) {
    Objects.requireNonNull(credential, "credential");
    AuthenticatorsTable.checkLength(credential.userHandle(), "credential.userHandle()");
    return fits(credential.credentialId())
        && !isKnown(credential.credentialId())
        && succeeds(() ->
            dynamoDb.putItem(
                PutItemRequest.builder()
                    .tableName(table)
                    .item(CredentialItem.of(credential))
                    .conditionExpression("attribute_not_exists(pk)")
                    .build()));
  }

  private boolean isKnown(String credentialId) {
    return dynamoDb
            .query(
                QueryRequest.builder()
                    .tableName(table)
                    .indexName(AuthenticatorsTable.CREDENTIAL_ID)
                    .keyConditionExpression("credentialId = :id")
                    .expressionAttributeValues(Map.of(":id", CredentialItem.idBytes(credentialId)))
                    .limit(1)
                    .build())
            .count()
        > 0;
  }

  @Override
  public boolean rename(String userHandle, String credentialId, String friendlyName) {
    AuthenticatorsTable.checkLength(userHandle, "userHandle");
    AuthenticatorsTable.checkLength(credentialId, "credentialId");
    Objects.requireNonNull(friendlyName, "friendlyName");
    return fits(credentialId)
        && succeeds(() ->
            dynamoDb.updateItem(
                UpdateItemRequest.builder()
                    .tableName(table)
                    .key(CredentialItem.key(userHandle, credentialId))
                    .conditionExpression(EXISTS)
                    .updateExpression("SET " + CredentialItem.FRIENDLY_NAME + " = :name")
                    .expressionAttributeValues(Map.of(":name", AttributeValue.fromS(friendlyName)))
                    .build()));
  }

  @Override
  public Optional<StoredCredential> delete(String userHandle, String credentialId) {
    AuthenticatorsTable.checkLength(userHandle, "userHandle");
    AuthenticatorsTable.checkLength(credentialId, "credentialId");
    if (!fits(credentialId)) {
      return Optional.empty();
    }
    return parse(
        dynamoDb
            .deleteItem(
                DeleteItemRequest.builder()
                    .tableName(table)
                    .key(CredentialItem.key(userHandle, credentialId))
                    .returnValues(ReturnValue.ALL_OLD)
                    .build())
            .attributes());
  }

  private static Optional<StoredCredential> parse(@Nullable Map<String, AttributeValue> item) {
    return item == null || item.isEmpty() ? Optional.empty() : CredentialItem.parse(item);
  }

  @Override
  public boolean recordSignIn(String userHandle, String credentialId, SignIn use) {
    AuthenticatorsTable.checkLength(userHandle, "userHandle");
    AuthenticatorsTable.checkLength(credentialId, "credentialId");
    Objects.requireNonNull(use, "use");
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":count", CredentialItem.number(use.signCount()));
    values.put(":state", CredentialItem.flag(use.backupState()));
    values.put(":at", AttributeValue.fromS(use.at().toString()));
    values.put(":answer", AttributeValue.fromS(use.answer()));
    values.put(":one", CredentialItem.number(1));
    // Authenticators that do not count send 0; a stored 0 may stay.
    String mayCount = use.signCount() == 0 ? "signCount = :count" : "signCount < :count";
    return succeeds(() ->
        dynamoDb.updateItem(
            UpdateItemRequest.builder()
                .tableName(table)
                .key(CredentialItem.key(userHandle, credentialId))
                .conditionExpression(EXISTS + " AND " + mayCount)
                .updateExpression(
                    "SET lastSignIn = :at, signCount = :count, flagBackupState = :state,"
                        + " lastAnswer = :answer ADD signIns :one")
                .expressionAttributeValues(values)
                .build()));
  }

  private static boolean fits(String credentialId) {
    return credentialId.length() <= MAX_ID_CHARACTERS;
  }

  private static boolean succeeds(Runnable conditionalWrite) {
    try {
      conditionalWrite.run();
      return true;
    } catch (ConditionalCheckFailedException ignored) {
      return false;
    }
  }
}
