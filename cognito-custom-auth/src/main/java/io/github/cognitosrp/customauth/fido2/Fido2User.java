package io.github.cognitosrp.customauth.fido2;

import java.util.List;
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
  /** Cognito bounds attribute values to this number of characters. */
  private static final int MAX_NAME = 2_048;

  private static final List<String> CLAIMS =
      List.of("cognito:username", "sub", "email", "phone_number", "name");

  /**
   * Checks that nothing is missing or too long.
   *
   * @param userHandle whose
   * @param name the name
   * @param displayName the name to call by
   * @throws IllegalArgumentException if a name has more than 2,048 characters
   */
  public Fido2User {
    Objects.requireNonNull(userHandle, "userHandle");
    checkLength(Objects.requireNonNull(name, "name"), "name");
    checkLength(Objects.requireNonNull(displayName, "displayName"), "displayName");
  }

  private static void checkLength(String text, String name) {
    if (text.length() > MAX_NAME) {
      throw new IllegalArgumentException(name + " must have at most " + MAX_NAME + " characters");
    }
  }

  /**
   * The user of an ID token.
   *
   * @param claims the token's claims, verified: {@code cognito:username} and {@code sub}, and for
   *     the names {@code email}, {@code phone_number} and {@code name} as far as they are there. A
   *     claim that is no text counts as missing
   * @return the user
   * @throws Fido2Exception if the claims are not those of an ID token, or one of these has more
   *     than 2,048 characters
   */
  public static Fido2User ofClaims(Map<String, String> claims) {
    return ofTexts(Arguments.texts(Objects.requireNonNull(claims, "claims")));
  }

  private static Fido2User ofTexts(Map<String, String> claims) {
    String userName = claims.get("cognito:username");
    String sub = claims.get("sub");
    if (!"id".equals(claims.get("token_use")) || userName == null || sub == null) {
      throw new Fido2Exception("Use your ID token to access this API");
    }
    if (CLAIMS.stream().anyMatch(claim -> claims.getOrDefault(claim, "").length() > MAX_NAME)) {
      throw new Fido2Exception("A name in your ID token is too long");
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
