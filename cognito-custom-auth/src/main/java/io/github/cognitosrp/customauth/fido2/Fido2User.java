package io.github.cognitosrp.customauth.fido2;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in user who looks after authenticators.
 *
 * @param userHandle see {@link UserHandles}
 * @param name what authenticators show to tell a user's accounts apart
 * @param displayName how the user wants to be called
 */
public record Fido2User(String userHandle, String name, String displayName) {

  /**
   * Checks that nothing is missing.
   *
   * @param userHandle whose
   * @param name the name
   * @param displayName the name to call by
   */
  public Fido2User {
    Objects.requireNonNull(userHandle, "userHandle");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(displayName, "displayName");
  }

  /**
   * The user of an ID token.
   *
   * @param claims the token's claims, verified: {@code cognito:username} and {@code sub}, and for
   *     the names {@code email}, {@code phone_number} and {@code name} as far as they are there
   * @return the user
   * @throws Fido2Exception if the claims are not those of an ID token
   */
  public static Fido2User ofClaims(Map<String, String> claims) {
    Objects.requireNonNull(claims, "claims");
    String userName = claims.get("cognito:username");
    String sub = claims.get("sub");
    if (!"id".equals(claims.get("token_use")) || userName == null || sub == null) {
      throw new Fido2Exception("Use your ID token to access this API");
    }
    String email = claims.get("email");
    String name =
        first(email, first(claims.get("phone_number"), claims.getOrDefault("name", userName)));
    return new Fido2User(
        UserHandles.of(userName, sub), name, first(claims.get("name"), first(email, name)));
  }

  private static String first(@Nullable String wanted, String otherwise) {
    return wanted == null || wanted.isEmpty() ? otherwise : wanted;
  }
}
