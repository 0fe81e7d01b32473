package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the credential that is offered for a user who has none: always the same, so that asking
 * twice tells nobody whether the user exists.
 */
final class UnknownUsers {
  private static final String HMAC = "HmacSHA256";
  private static final int MIN_SECRET_BYTES = 16;

  private final Supplier<byte[]> secret;

  UnknownUsers(Supplier<byte[]> secret) {
    this.secret = secret;
  }

  RequestOptions.Offer offer(String userName) {
    byte[] key = secret.get();
    if (key == null || key.length < MIN_SECRET_BYTES) {
      throw new IllegalStateException("The secret for unknown users has at least 16 bytes");
    }
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return new RequestOptions.Offer(
          Encoding.base64Url(mac.doFinal(userName.getBytes(UTF_8))), List.of("internal"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }
}
