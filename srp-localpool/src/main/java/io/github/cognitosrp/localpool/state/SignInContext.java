package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.LocalAppClient;
import java.util.Map;

/**
 * The request that a step of a sign-in belongs to, as far as triggers learn of it.
 *
 * @param clientMetadata what the client sent for the triggers; empty in InitiateAuth, whose
 *     metadata Cognito hands over as {@code validationData} only
 * @param tokenSource the {@code triggerSource} of PreTokenGeneration, if tokens come of the request
 */
public record SignInContext(
    LocalAppClient client, Map<String, String> clientMetadata, String tokenSource) {
  private static final String AUTHENTICATION = "TokenGeneration_Authentication";
  private static final String REFRESH = "TokenGeneration_RefreshTokens";

  public static SignInContext start(LocalAppClient client) {
    return new SignInContext(client, Map.of(), AUTHENTICATION);
  }

  public static SignInContext refresh(LocalAppClient client, Map<String, String> clientMetadata) {
    return new SignInContext(client, clientMetadata, REFRESH);
  }

  /** An answer to a challenge. */
  public static SignInContext answer(
      LocalAppClient client, Map<String, String> clientMetadata, String challengeName) {
    String source =
        switch (challengeName) {
          case "NEW_PASSWORD_REQUIRED" -> "TokenGeneration_NewPasswordChallenge";
          case "DEVICE_PASSWORD_VERIFIER" -> "TokenGeneration_AuthenticateDevice";
          default -> AUTHENTICATION;
        };
    return new SignInContext(client, clientMetadata, source);
  }
}
