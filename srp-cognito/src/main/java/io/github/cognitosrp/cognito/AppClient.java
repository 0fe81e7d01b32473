package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.cognito.internal.SecretText;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app client of a user pool, with its secret if it has one.
 *
 * <p>The secret stays in memory as long as this object does, because every request needs it. Only
 * {@link #exportSecret()} returns it. Compared by identity. Immutable, thread-safe.
 */
public final class AppClient {
  /** The type ClientIdType of the API reference. */
  private static final int MAX_ID = 128;

  private final String id;
  private final byte @Nullable [] secret;

  private AppClient(String id, byte @Nullable [] secret) {
    this.id = id;
    this.secret = secret;
  }

  /**
   * An app client without a secret.
   *
   * @param clientId the app client id: 1 to 128 letters, digits, {@code _} and {@code +}
   * @return the app client
   * @throws InvalidInputException if the id does not have that form
   */
  public static AppClient of(String clientId) {
    return new AppClient(checkedId(clientId), null);
  }

  /**
   * An app client with a secret.
   *
   * @param clientId the app client id: 1 to 128 letters, digits, {@code _} and {@code +}
   * @param clientSecret the client secret, 1 to 4,096 characters; copied, so the caller may wipe it
   * @return the app client
   * @throws InvalidInputException if the id does not have that form or the secret is null, empty,
   *     too long or has an unpaired surrogate
   */
  public static AppClient of(String clientId, char[] clientSecret) {
    return new AppClient(checkedId(clientId), InputRules.secretUtf8(clientSecret, "clientSecret"));
  }

  private static String checkedId(String clientId) {
    int length = InputRules.notNull(clientId, "clientId").length();
    if (length > MAX_ID
        || !InputRules.consistsOf(clientId, 0, length, InputRules.ALPHANUMERIC + "_+")) {
      throw new InvalidInputException("clientId", "must match [\\w+]{1," + MAX_ID + "}");
    }
    return clientId;
  }

  /** {@return the app client id, as in the request parameter {@code ClientId}} */
  public String id() {
    return id;
  }

  /** {@return whether there is a secret, so that requests need a SECRET_HASH} */
  public boolean hasSecret() {
    return secret != null;
  }

  /**
   * The secret itself, for the requests that need it in place of a SECRET_HASH, such as
   * RevokeToken.
   *
   * @return a new array, the caller's to wipe; empty for an app client without a secret
   */
  public Optional<char[]> exportSecret() {
    if (secret == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(SecretText.decode(secret));
    } catch (CharacterCodingException impossible) {
      throw new AssertionError("the secret is UTF-8 of this class", impossible);
    }
  }

  /**
   * The SECRET_HASH of a request: base64(HMAC-SHA256(client secret, USERNAME ‖ client id)).
   *
   * <p>Source: the Amazon Cognito developer guide, "Computing secret hash values".
   *
   * @param username the USERNAME <em>of the same request</em>, letter for letter: the alias where
   *     the request has the alias, the returned USERNAME where it has that one
   * @return the hash in standard base64; empty for an app client without a secret
   * @throws InvalidInputException if the name is null, empty, longer than 2,048 characters or has
   *     an unpaired surrogate
   */
  public Optional<String> secretHash(String username) {
    InputRules.checkedName(username, "username");
    if (secret == null) {
      return Optional.empty();
    }
    byte[] hash = Sha256.hmac(secret, username.getBytes(UTF_8), id.getBytes(UTF_8));
    return Optional.of(Base64.getEncoder().encodeToString(hash));
  }

  @Override
  public String toString() {
    return "AppClient[id=" + id + (secret == null ? "]" : ", with a secret]");
  }
}
