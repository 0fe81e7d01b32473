package io.github.cognitosrp.customauth.duo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.customauth.support.Environment;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Duo Web v2, the prompt in an iframe: {@code sign_request} and {@code verify_response}, equal to
 * the npm package {@code @duosecurity/duo_web}. Thread-safe.
 *
 * <p>A response can be used again until it expires, five minutes after it was made; only Cognito's
 * one-time session stands against that. Duo's sources for it are the documents "Duo Web v2" and the
 * package's own.
 *
 * @deprecated Duo ended its support on 30 March 2024, and users of applications created since then
 *     get an error. For reading what older front ends still send; use {@link DuoChallenge}.
 */
@Deprecated
public final class DuoWebV2 {
  private static final String REQUEST_PREFIX = "TX";
  private static final String APPLICATION_PREFIX = "APP";
  private static final String RESPONSE_PREFIX = "AUTH";
  private static final int REQUEST_SECONDS = 300;
  private static final int APPLICATION_SECONDS = 3_600;
  private static final int INTEGRATION_KEY_LENGTH = 20;
  private static final int SECRET_KEY_LENGTH = 40;
  private static final int MIN_APPLICATION_KEY_LENGTH = 40;

  /** Beyond it, a key is no more random: HMAC-SHA-1 hashes it to 20 bytes. */
  private static final int MAX_APPLICATION_KEY_LENGTH = 1_024;

  /** Two signed names, each at most a few hundred characters. */
  private static final int MAX_RESPONSE = 8_192;

  /** Cognito bounds aliases, which are attribute values, to this number of characters. */
  private static final int MAX_USERNAME = 2_048;

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");

  private final String integrationKey;
  private final String secretKey;
  private final String applicationKey;
  private final Clock clock;

  /**
   * For an application.
   *
   * @param integrationKey Duo's, 20 characters
   * @param secretKey Duo's, 40 characters
   * @param applicationKey one's own, 40 to 1,024 random characters
   * @param clock tells the time
   * @throws IllegalArgumentException if a key has another length
   * @throws NullPointerException if an argument is {@code null}
   */
  public DuoWebV2(String integrationKey, String secretKey, String applicationKey, Clock clock) {
    if (Objects.requireNonNull(integrationKey, "integrationKey").length()
        != INTEGRATION_KEY_LENGTH) {
      throw new IllegalArgumentException("integrationKey must have 20 characters");
    }
    if (Objects.requireNonNull(secretKey, "secretKey").length() != SECRET_KEY_LENGTH) {
      throw new IllegalArgumentException("secretKey must have 40 characters");
    }
    if (Objects.requireNonNull(applicationKey, "applicationKey").length()
            < MIN_APPLICATION_KEY_LENGTH
        || applicationKey.length() > MAX_APPLICATION_KEY_LENGTH) {
      throw new IllegalArgumentException("applicationKey must have 40 to 1024 characters");
    }
    this.integrationKey = integrationKey;
    this.secretKey = secretKey;
    this.applicationKey = applicationKey;
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Signs a request for the iframe: {@code sign_request}.
   *
   * @param username who signs in, 1 to 2,048 characters without {@code |}
   * @return the {@code sig_request}, good for five minutes
   * @throws IllegalArgumentException if the name is empty, longer than 2,048 characters or contains
   *     {@code |} or half of a surrogate pair, which would be signed as {@code ?}
   */
  public String signRequest(String username) {
    if (Objects.requireNonNull(username, "username").isEmpty()
        || username.length() > MAX_USERNAME
        || username.indexOf('|') >= 0) {
      throw new IllegalArgumentException("username must have 1 to 2048 characters and no |");
    }
    if (!UTF_8.newEncoder().canEncode(username)) {
      throw new IllegalArgumentException("username must have no half of a surrogate pair");
    }
    return signed(secretKey, username, REQUEST_PREFIX, REQUEST_SECONDS)
        + ":"
        + signed(applicationKey, username, APPLICATION_PREFIX, APPLICATION_SECONDS);
  }

  /**
   * Verifies what the iframe sent back: {@code verify_response}.
   *
   * @param response the {@code sig_response}, unchecked
   * @return the name that both signatures are for; empty if the response is wrong or has expired.
   *     The caller compares it with the user's
   */
  public Optional<String> verifyResponse(String response) {
    // The length first: each colon makes a text of its own.
    if (Objects.requireNonNull(response, "response").length() > MAX_RESPONSE) {
      return Optional.empty();
    }
    String[] parts = response.split(":", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    Optional<String> atDuo = user(secretKey, parts[0], RESPONSE_PREFIX);
    Optional<String> here = user(applicationKey, parts[1], APPLICATION_PREFIX);
    return atDuo.equals(here) ? atDuo : Optional.empty();
  }

  private String signed(String key, String username, String prefix, int validSeconds) {
    String content = username + "|" + integrationKey + "|" + (now() + validSeconds);
    String cookie = prefix + "|" + Base64.getEncoder().encodeToString(content.getBytes(UTF_8));
    return cookie + "|" + HexFormat.of().formatHex(mac(key, cookie));
  }

  private Optional<String> user(String key, String value, String prefix) {
    String[] parts = value.split("\\|", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    byte[] expected = HexFormat.of().formatHex(mac(key, parts[0] + "|" + parts[1])).getBytes(UTF_8);
    if (!MessageDigest.isEqual(expected, parts[2].getBytes(UTF_8)) || !parts[0].equals(prefix)) {
      return Optional.empty();
    }
    String[] fields;
    try {
      fields = new String(Base64.getDecoder().decode(parts[1]), UTF_8).split("\\|", -1);
    } catch (IllegalArgumentException ignored) {
      return Optional.empty();
    }
    boolean isCurrent =
        fields.length == 3
            && fields[1].equals(integrationKey)
            && SECONDS.matcher(fields[2]).matches()
            && now() < Long.parseLong(fields[2]);
    return isCurrent ? Optional.of(fields[0]) : Optional.empty();
  }

  /** To the nearest second, as the package does. */
  private long now() {
    return Math.round(Environment.now(clock).toEpochMilli() / 1_000.0);
  }

  /** HMAC-SHA-1 is the format's; it is not weakened by collisions of SHA-1. */
  private static byte[] mac(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA1", e);
    }
  }

  /**
   * Names the integration.
   *
   * @return no secret
   */
  @Override
  public String toString() {
    return "DuoWebV2[" + integrationKey + "]";
  }
}
