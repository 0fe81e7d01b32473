package io.github.cognitosrp.cognito;

import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for new tokens by the flow REFRESH_TOKEN_AUTH. Begun by {@link
 * CognitoSrp#tokenRefresh(String)}. Immutable, thread-safe.
 */
public final class TokenRefresh {
  private final AppClient appClient;
  private final String refreshToken;
  private final @Nullable String deviceKey;
  private final @Nullable String username;

  TokenRefresh(
      AppClient appClient,
      String refreshToken,
      @Nullable String deviceKey,
      @Nullable String username) {
    this.appClient = appClient;
    this.refreshToken = refreshToken;
    this.deviceKey = deviceKey;
    this.username = username;
  }

  /**
   * Adds the device that the tokens are bound to, which pools that track devices require.
   *
   * @param deviceKey the device's key, at most 55 characters that match {@code [\w-]+_[0-9a-f-]+}
   * @return a new request
   * @throws InvalidInputException if the key is null or breaks its rule
   */
  public TokenRefresh withDeviceKey(String deviceKey) {
    return new TokenRefresh(
        appClient, refreshToken, InputRules.checkedDeviceKey(deviceKey), username);
  }

  /**
   * Adds the user, whom app clients with a secret require.
   *
   * @param username the user's name as Cognito returned it, 1 to 2,048 characters
   * @return a new request
   * @throws InvalidInputException if the name is null or breaks its rule
   */
  public TokenRefresh withUsername(String username) {
    return new TokenRefresh(
        appClient, refreshToken, deviceKey, InputRules.checkedName(username, "username"));
  }

  /**
   * The {@code AuthParameters} of the flow REFRESH_TOKEN_AUTH.
   *
   * @return an unmodifiable map: REFRESH_TOKEN; DEVICE_KEY if there is one; SECRET_HASH if the app
   *     client has a secret
   * @throws InvalidInputException if the app client has a secret and there is no user name
   */
  public Map<String, String> authParameters() {
    if (username == null && appClient.hasSecret()) {
      throw new InvalidInputException("username", "must be given for an app client with a secret");
    }
    return new RequestParameters()
        .with(CognitoNames.REFRESH_TOKEN, refreshToken)
        .with(CognitoNames.DEVICE_KEY, deviceKey)
        .with(
            CognitoNames.SECRET_HASH,
            username == null ? null : appClient.secretHash(username).orElse(null))
        .toMap();
  }

  @Override
  public String toString() {
    return "TokenRefresh[appClient=" + appClient + "]";
  }
}
