package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An app client of a user pool, with its secret if it has one.
 *
 * <p>The secret stays in memory as long as this object does, because every request needs it; it is
 * neither shown nor handed out. Compared by identity. Immutable, thread-safe.
 */
public final class AppClient {
  /** The type ClientIdType of the API reference: 1 to 128 characters of this pattern. */
  private static final Pattern ID = Pattern.compile("[\\w+]{1,128}");

  private final String id;
  private final byte @Nullable [] secret;

  private AppClient(String id, byte @Nullable [] secret) {
    if (!ID.matcher(id).matches()) {
      throw new InvalidInputException("clientId", "must match " + ID);
    }
    this.id = id;
    this.secret = secret;
  }

  /**
   * An app client without a secret.
   *
   * @param id the app client id: 1 to 128 letters, digits, {@code _} and {@code +}
   * @return the app client
   * @throws InvalidInputException if the id does not have that form
   */
  public static AppClient of(String id) {
    return new AppClient(id, null);
  }

  /**
   * An app client with a secret.
   *
   * @param id the app client id: 1 to 128 letters, digits, {@code _} and {@code +}
   * @param secret the client secret, 1 to 4,096 characters; copied, so the caller may wipe it
   * @return the app client
   * @throws InvalidInputException if the id does not have that form or the secret is empty, too
   *     long or has an unpaired surrogate
   */
  public static AppClient of(String id, char[] secret) {
    if (secret.length == 0) {
      throw new InvalidInputException("clientSecret", "must not be empty");
    }
    return new AppClient(id, Text.secretUtf8(secret, "clientSecret"));
  }

  /**
   * The app client id.
   *
   * @return the id, as in the request parameter {@code ClientId}
   */
  public String id() {
    return id;
  }

  /**
   * Whether requests of this app client need a SECRET_HASH.
   *
   * @return {@code true} if it has a secret
   */
  public boolean hasSecret() {
    return secret != null;
  }

  /**
   * The SECRET_HASH of a request: base64(HMAC-SHA256(client secret, USERNAME ‖ client id)).
   *
   * <p>Source: the Amazon Cognito developer guide, "Computing secret hash values".
   *
   * @param username the USERNAME <em>of the same request</em>, letter for letter: the alias where
   *     the request has the alias, the returned USERNAME where it has that one
   * @return the hash in standard base64; empty for an app client without a secret
   * @throws InvalidInputException if the name is empty, longer than 2,048 characters or has an
   *     unpaired surrogate
   */
  public Optional<String> secretHash(String username) {
    Text.checkedName(username, "username");
    if (secret == null) {
      return Optional.empty();
    }
    byte[] hash = Sha256.hmac(secret, username.getBytes(UTF_8), id.getBytes(UTF_8));
    return Optional.of(Base64.getEncoder().encodeToString(hash));
  }

  /**
   * Shows the id only.
   *
   * @return the id, and whether there is a secret
   */
  @Override
  public String toString() {
    return "AppClient[id=" + id + (secret == null ? "]" : ", with a secret]");
  }
}
