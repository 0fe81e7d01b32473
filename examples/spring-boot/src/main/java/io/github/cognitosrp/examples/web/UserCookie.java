package io.github.cognitosrp.examples.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps the user in the browser, encrypted and authenticated with AES-GCM, so that any instance of
 * the application knows who is signed in. A store that all instances share, such as Spring
 * Session's, would do as well, and could end a session before it expires.
 */
@Component
final class UserCookie implements SecurityContextRepository {
  private static final String NAME = "user";
  private static final int NONCE_BYTES = 16;

  /** Of AES-GCM. The cipher fails in other ways, not as for a wrong tag, where there is none. */
  private static final int TAG_BYTES = 16;

  private final ObjectMapper json = new ObjectMapper();
  private final CookieProperties properties;
  private final Cookies cookies;
  private final BytesEncryptor encryptor;

  UserCookie(CookieProperties properties, Cookies cookies, CookieKeys keys) {
    this.properties = properties;
    this.cookies = cookies;
    this.encryptor =
        new AesBytesEncryptor(
            keys.user(), KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
  }

  // Spring Security calls it for each request; what replaces it has the same default body.
  @Override
  @SuppressWarnings("deprecation")
  public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    user(exchange.getRequest())
        .map(UserCookie::authentication)
        .ifPresent(context::setAuthentication);
    return context;
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return user(request).isPresent();
  }

  /** A context without a user, as at the sign-out, deletes the cookie. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    Authentication authentication = context.getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof CognitoUser user)) {
      cookies.delete(NAME, response);
      return;
    }
    try {
      byte[] sealed = encryptor.encrypt(json.writeValueAsBytes(user));
      String value = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
      cookies.write(NAME, value, properties.userValidity(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Authentication authentication(CognitoUser user) {
    return UsernamePasswordAuthenticationToken.authenticated(
        user, null, AuthorityUtils.createAuthorityList("ROLE_USER"));
  }

  private Optional<CognitoUser> user(HttpServletRequest request) {
    return cookies.read(NAME, request).flatMap(this::unsealed).filter(user -> !user.isExpired());
  }

  /** Empty for what was changed, or sealed with another key. */
  private Optional<CognitoUser> unsealed(String value) {
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(value);
      if (sealed.length < NONCE_BYTES + TAG_BYTES) {
        return Optional.empty();
      }
      return Optional.of(json.readValue(encryptor.decrypt(sealed), CognitoUser.class));
    } catch (IllegalArgumentException | IllegalStateException | IOException ignored) {
      return Optional.empty();
    }
  }
}
