package io.github.cognitosrp.examples.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * One AES key for each kind of cookie, so that none of them passes for another. They are derived
 * from the configured one: HMAC-SHA256 of the purpose, as in HKDF (RFC 5869, section 2.3).
 */
@Component
final class CookieKeys {
  private static final String HMAC = "HmacSHA256";

  private final SecretKey pendingSignIn;
  private final SecretKey user;

  CookieKeys(CookieProperties properties) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(properties.keyBytes(), HMAC));
    this.pendingSignIn = derive(mac, "pending sign-in");
    this.user = derive(mac, "signed-in user");
  }

  private static SecretKey derive(Mac mac, String purpose) {
    return new SecretKeySpec(mac.doFinal(purpose.getBytes(US_ASCII)), "AES");
  }

  SecretKey pendingSignIn() {
    return pendingSignIn;
  }

  SecretKey user() {
    return user;
  }
}
