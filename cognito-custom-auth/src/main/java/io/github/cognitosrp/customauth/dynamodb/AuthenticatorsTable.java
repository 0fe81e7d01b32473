package io.github.cognitosrp.customauth.dynamodb;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table's names, and how to make one. */
public final class AuthenticatorsTable {
  /** The attribute to set as time to live, which {@code CreateTable} cannot do. */
  public static final String TIME_TO_LIVE = "exp";

  static final String PK = "pk";
  static final String SK = "sk";
  static final String CREDENTIAL_ID = "credentialId";
  static final String USER = "USER#";
  static final String CREDENTIAL = "CREDENTIAL#";
  static final String CHALLENGE = "CHALLENGE#";
  static final String SIGN_IN = "USERNAMELESS_SIGN_IN";

  /** DynamoDB's limit for the bytes of a partition key. */
  private static final int MAX_KEY = 2_048;

  private AuthenticatorsTable() {}

  /**
   * How to make the table, paid for each request.
   *
   * @param name the table's name
   * @return a request for {@code DynamoDbClient.createTable}
   */
  public static CreateTableRequest createTableRequest(String name) {
    Objects.requireNonNull(name, "name");
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            attribute(PK, ScalarAttributeType.S),
            attribute(SK, ScalarAttributeType.S),
            attribute(CREDENTIAL_ID, ScalarAttributeType.B))
        .keySchema(key(PK, KeyType.HASH), key(SK, KeyType.RANGE))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName(CREDENTIAL_ID)
                .keySchema(key(CREDENTIAL_ID, KeyType.HASH))
                .projection(Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build())
                .build())
        .build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
  }

  /** Refuses a text that can be in no key, before it is copied. */
  static void checkLength(String text, String name) {
    if (Objects.requireNonNull(text, name).length() > MAX_KEY) {
      throw new IllegalArgumentException(name + " must have at most " + MAX_KEY + " characters");
    }
  }
}
