package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Makes the browser's user the one who has signed in. */
@Component
final class SignedInUser {
  private final CookieProperties properties;
  private final SessionAuthenticationStrategy newCsrfToken;
  private final SecurityContextRepository contexts;

  SignedInUser(
      CookieProperties properties,
      SessionAuthenticationStrategy newCsrfToken,
      SecurityContextRepository contexts) {
    this.properties = properties;
    this.newCsrfToken = newCsrfToken;
    this.contexts = contexts;
  }

  void set(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
    Authentication user =
        UserCookie.authentication(CognitoUser.of(signedIn, properties.userValidity()));
    newCsrfToken.onAuthentication(user, request, response);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(user);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
