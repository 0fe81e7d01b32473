package io.github.cognitosrp.examples.web;

import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all instances of the application must have in common, so that each of them can go on where
 * another one left off.
 *
 * @param key 32 random bytes or more in base64, such as {@code openssl rand -base64 32} prints;
 *     from the environment variable COOKIES_KEY or a secret store, never from the command line
 * @param secure whether the cookies need TLS
 * @param userValidity how long a user stays signed in
 */
@ConfigurationProperties("cookies")
record CookieProperties(
    String key, @DefaultValue("true") boolean secure, @DefaultValue("8h") Duration userValidity) {
  private static final int MIN_KEY_BYTES = 32;

  CookieProperties {
    if (decoded(key).length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "cookies.key (COOKIES_KEY) must be " + MIN_KEY_BYTES + " random bytes or more in base64");
    }
  }

  byte[] keyBytes() {
    return decoded(key);
  }

  private static byte[] decoded(@Nullable String base64) {
    try {
      return base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException ignored) {
      // The exception's message would show a character of the key.
      return new byte[0];
    }
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "CookieProperties[secure=" + secure + ", userValidity=" + userValidity + "]";
  }
}
