package io.github.cognitosrp.customauth.duo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON Web Tokens with HS512, the one algorithm that Duo uses; a token that names another is not
 * read.
 *
 * <p>Source: RFC 7515 (JWS), RFC 7518, section 3.2 (HMAC with SHA-2), RFC 7519 (JWT).
 */
final class Jwt {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String ALGORITHM = "HmacSHA512";
  private static final String HEADER =
      encode("{\"alg\":\"HS512\",\"typ\":\"JWT\"}".getBytes(US_ASCII));

  private Jwt() {}

  static String sign(Map<String, Object> claims, String secret) {
    String content = HEADER + "." + encode(JSON.writeValueAsBytes(claims));
    return content + "." + encode(mac(content, secret));
  }

  /** The claims of a token whose signature is right; what they say is not looked at. */
  static Optional<JsonNode> verify(String token, String secret) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      // As text, so that a signature has one spelling.
      byte[] expected = encode(mac(parts[0] + "." + parts[1], secret)).getBytes(US_ASCII);
      if (!MessageDigest.isEqual(expected, parts[2].getBytes(UTF_8))
          || !"HS512".equals(part(parts[0]).path("alg").stringValue(null))) {
        return Optional.empty();
      }
      return Optional.of(part(parts[1])).filter(JsonNode::isObject);
    } catch (IllegalArgumentException | JacksonException ignored) {
      return Optional.empty();
    }
  }

  private static JsonNode part(String part) {
    return JSON.readTree(Base64.getUrlDecoder().decode(part));
  }

  private static byte[] mac(String content, String secret) {
    byte[] key = secret.getBytes(UTF_8);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(content.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
