package io.github.cognitosrp.examples.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Cookies out of reach of scripts, over TLS only, and not sent along with another site's requests
 * except when a link is followed.
 */
@Component
final class Cookies {
  private final boolean secure;

  Cookies(CookieProperties properties) {
    this.secure = properties.secure();
  }

  /** With this prefix browsers refuse what another host of the domain has set. */
  String fullName(String name) {
    return secure ? "__Host-" + name : name;
  }

  Optional<String> read(String name, HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, fullName(name))).map(Cookie::getValue);
  }

  void write(String name, String value, Duration maxAge, HttpServletResponse response) {
    ResponseCookie cookie =
        ResponseCookie.from(fullName(name), value)
            .path("/")
            .maxAge(maxAge)
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  void delete(String name, HttpServletResponse response) {
    write(name, "", Duration.ZERO, response);
  }
}
