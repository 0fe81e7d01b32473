package io.github.cognitosrp.customauth.fido2;

import io.github.cognitosrp.customauth.support.Copies;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A registration that has been started.
 *
 * @param userHandle whose
 * @param challenge the challenge in base64url
 * @param options what the browser got, in JSON's terms: maps, lists, texts, numbers and booleans
 * @param expiresAt from when on it must be refused
 */
public record RegistrationChallenge(
    String userHandle, String challenge, Map<String, Object> options, Instant expiresAt) {

  /**
   * Copies the options.
   *
   * @param userHandle whose
   * @param challenge in base64url
   * @param options in JSON's terms
   * @param expiresAt when it ends
   */
  public RegistrationChallenge {
    Objects.requireNonNull(userHandle, "userHandle");
    Objects.requireNonNull(challenge, "challenge");
    options = Copies.json(options, "options");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
