package io.github.cognitosrp.customauth.dynamodb;

import io.github.cognitosrp.customauth.fido2.ChallengeStore;
import io.github.cognitosrp.customauth.fido2.RegistrationChallenge;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Challenges in DynamoDB. They are taken with a delete that returns what it deleted, which happens
 * once. {@link #putSignIn} needs no permission but {@code dynamodb:PutItem}. Thread-safe. Methods
 * throw the SDK's {@code SdkException} if the table cannot be reached.
 */
public final class DynamoDbChallengeStore implements ChallengeStore {
  private static final String OPTIONS = "options";

  private final DynamoDbClient dynamoDb;
  private final String table;

  /**
   * Challenges of a table.
   *
   * @param dynamoDb the client; it stays open. Give it a call timeout of about 2 seconds: Cognito
   *     waits for 5
   * @param table the table's name, see {@link AuthenticatorsTable}
   */
  public DynamoDbChallengeStore(DynamoDbClient dynamoDb, String table) {
    Objects.requireNonNull(dynamoDb, "dynamoDb");
    Objects.requireNonNull(table, "table");
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public void putRegistration(RegistrationChallenge challenge) {
    Objects.requireNonNull(challenge, "challenge");
    AuthenticatorsTable.checkLength(challenge.userHandle(), "challenge.userHandle()");
    AuthenticatorsTable.checkLength(challenge.challenge(), "challenge.challenge()");
    put(
        AuthenticatorsTable.USER + challenge.userHandle(),
        AuthenticatorsTable.CHALLENGE + challenge.challenge(),
        challenge.expiresAt(),
        Map.of(OPTIONS, JsonValues.of(challenge.options())));
  }

  @Override
  public Optional<RegistrationChallenge> takeRegistration(String userHandle, String challenge) {
    AuthenticatorsTable.checkLength(userHandle, "userHandle");
    AuthenticatorsTable.checkLength(challenge, "challenge");
    Map<String, AttributeValue> item =
        take(AuthenticatorsTable.USER + userHandle, AuthenticatorsTable.CHALLENGE + challenge);
    return expiry(item)
        .map(expiry ->
            new RegistrationChallenge(
                userHandle, challenge, JsonValues.map(item.get(OPTIONS)), expiry));
  }

  @Override
  public void putSignIn(String challenge, Instant expiresAt) {
    AuthenticatorsTable.checkLength(challenge, "challenge");
    Objects.requireNonNull(expiresAt, "expiresAt");
    put(
        AuthenticatorsTable.CHALLENGE + challenge,
        AuthenticatorsTable.SIGN_IN,
        expiresAt,
        Map.of());
  }

  @Override
  public Optional<Instant> takeSignIn(String challenge) {
    AuthenticatorsTable.checkLength(challenge, "challenge");
    return expiry(take(AuthenticatorsTable.CHALLENGE + challenge, AuthenticatorsTable.SIGN_IN));
  }

  private void put(
      String pk, String sk, Instant expiresAt, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(AuthenticatorsTable.key(pk, sk));
    item.put(
        AuthenticatorsTable.TIME_TO_LIVE,
        AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond())));
    item.putAll(attributes);
    dynamoDb.putItem(PutItemRequest.builder().tableName(table).item(item).build());
  }

  private Map<String, AttributeValue> take(String pk, String sk) {
    Map<String, AttributeValue> item =
        dynamoDb
            .deleteItem(
                DeleteItemRequest.builder()
                    .tableName(table)
                    .key(AuthenticatorsTable.key(pk, sk))
                    .returnValues(ReturnValue.ALL_OLD)
                    .build())
            .attributes();
    return item == null ? Map.of() : item;
  }

  private static Optional<Instant> expiry(Map<String, AttributeValue> item) {
    @Nullable AttributeValue seconds = item.get(AuthenticatorsTable.TIME_TO_LIVE);
    try {
      return seconds == null || seconds.n() == null
          ? Optional.empty()
          : Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.n())));
    } catch (NumberFormatException | DateTimeException ignored) {
      return Optional.empty();
    }
  }
}
