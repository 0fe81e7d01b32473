package io.github.cognitosrp.localpool.model;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app client of the pool. Immutable.
 *
 * @param id the client id: 1 to 128 characters of {@code [A-Za-z0-9_+]}, as Cognito demands
 * @param secret the client secret, or null; with a secret every request of the client needs a valid
 *     {@code SECRET_HASH}
 * @param authFlows what {@code InitiateAuth} allows for this client
 */
public record LocalAppClient(String id, @Nullable String secret, Set<AuthFlow> authFlows) {

  /**
   * Checks the values.
   *
   * @param id the client id
   * @param secret the client secret, or null
   * @param authFlows what {@code InitiateAuth} allows
   * @throws IllegalArgumentException if the id is not of Cognito's form, or the secret is empty
   */
  public LocalAppClient {
    if (!id.matches("[A-Za-z0-9_+]{1,128}")) {
      throw new IllegalArgumentException(
          "A client id has 1 to 128 characters of A-Z, a-z, 0-9, _ and +");
    }
    if (secret != null && secret.isEmpty()) {
      throw new IllegalArgumentException("A client secret is not empty; null means no secret");
    }
    authFlows = Set.copyOf(authFlows);
  }

  /**
   * A client without secret that allows every flow.
   *
   * @param id the client id
   * @return the client
   * @throws IllegalArgumentException if the id is not of Cognito's form
   */
  public static LocalAppClient of(String id) {
    return new LocalAppClient(id, null, EnumSet.allOf(AuthFlow.class));
  }

  /**
   * A client with a secret that allows every flow.
   *
   * @param id the client id
   * @param secret the client secret, not empty
   * @return the client
   * @throws IllegalArgumentException if the id is not of Cognito's form, or the secret is empty
   */
  public static LocalAppClient withSecret(String id, String secret) {
    return new LocalAppClient(id, secret, EnumSet.allOf(AuthFlow.class));
  }

  /**
   * The same client with only some flows.
   *
   * @param flows the flows it allows
   * @return a new client
   */
  public LocalAppClient allowing(AuthFlow... flows) {
    return new LocalAppClient(id, secret, Set.of(flows));
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "AppClient[id="
        + id
        + (secret == null ? ", no secret" : ", with secret")
        + ", "
        + authFlows
        + "]";
  }
}
