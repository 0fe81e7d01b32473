package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.internal.Printable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user who was signed in, as the program has stored it: see {@link CognitoSignIn#resume}.
 * Immutable.
 */
public final class RefreshRequest {
  private final String username;
  private final String refreshToken;
  private final @Nullable String deviceKey;

  private RefreshRequest(String username, String refreshToken, @Nullable String deviceKey) {
    this.username = username;
    this.refreshToken = refreshToken;
    this.deviceKey = deviceKey;
  }

  /**
   * A user without a device.
   *
   * @param username the user's name as Cognito returned it: {@link SignedIn#username()}
   * @param refreshToken the newest refresh token: {@link Tokens#refreshToken()}
   * @return a new request
   * @throws IllegalArgumentException if an argument is {@code null} or breaks its rule
   */
  public static RefreshRequest of(String username, String refreshToken) {
    return new RefreshRequest(
        Arguments.text(username, "username"), Arguments.text(refreshToken, "refreshToken"), null);
  }

  /**
   * The same user with the device that the token is bound to.
   *
   * @param key {@link SignedIn#deviceKey()} of the sign-in that the token is from
   * @return a new request
   * @throws IllegalArgumentException if the key is {@code null} or breaks its rule
   */
  public RefreshRequest withDeviceKey(String key) {
    return new RefreshRequest(username, refreshToken, Arguments.text(key, "key"));
  }

  String username() {
    return username;
  }

  String refreshToken() {
    return refreshToken;
  }

  Optional<String> deviceKey() {
    return Optional.ofNullable(deviceKey);
  }

  /**
   * Shows no token.
   *
   * @return the user's name
   */
  @Override
  public String toString() {
    return "RefreshRequest[" + Printable.of(username) + "]";
  }
}
