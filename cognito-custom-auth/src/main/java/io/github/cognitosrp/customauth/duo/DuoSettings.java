package io.github.cognitosrp.customauth.duo;

import io.github.cognitosrp.customauth.support.Environment;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.function.Supplier;

/** Which Duo application it is, and what it needs of its surroundings. */
record DuoSettings(
    String clientId,
    Supplier<String> clientSecret,
    URI api,
    URI redirectUri,
    Clock clock,
    SecureRandom random) {
  /** Duo's own clients demand this length. */
  private static final int SECRET_LENGTH = 40;

  private static final int RANDOM_BYTES = 32;

  /**
   * The secret, asked for at each use, so that a supplier may change it.
   *
   * @throws IllegalStateException if there is none, or it cannot be one of Duo's
   */
  String secret() {
    String secret = clientSecret.get();
    if (secret == null || secret.length() != SECRET_LENGTH) {
      throw new IllegalStateException("the client secret must have 40 characters");
    }
    return secret;
  }

  long now() {
    return Environment.now(clock).getEpochSecond();
  }

  /** 256 random bits in 43 characters; Duo takes a state of 22 to 1,024. */
  String randomText() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Environment.randomBytes(random, RANDOM_BYTES));
  }

  /** Leaves the supplier out. */
  @Override
  public String toString() {
    return "DuoSettings[" + clientId + ", " + api + "]";
  }
}
