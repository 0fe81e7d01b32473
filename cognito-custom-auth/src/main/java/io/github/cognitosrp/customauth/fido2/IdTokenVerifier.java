package io.github.cognitosrp.customauth.fido2;

import java.util.Map;
import java.util.Optional;

/** Verifies ID tokens where no API Gateway does. Implementations are thread-safe. */
@FunctionalInterface
public interface IdTokenVerifier {

  /**
   * Verifies a token: the signature with a key of the user pool, issuer, audience and expiry.
   *
   * @param token what stood behind {@code Bearer}, unchecked
   * @return the claims, those that are no texts left out; empty if the token does not hold
   */
  Optional<Map<String, String>> verify(String token);
}
