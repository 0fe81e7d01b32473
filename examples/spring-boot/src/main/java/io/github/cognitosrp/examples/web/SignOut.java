package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/** Revokes the refresh token; Spring deletes the cookie. */
@Component
final class SignOut implements LogoutHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);

  private final CognitoSignIn cognito;

  SignOut(CognitoSignIn cognito) {
    this.cognito = cognito;
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication == null || !(authentication.getPrincipal() instanceof CognitoUser user)) {
      return;
    }
    try {
      // Whichever instance signed the user in: the cookie holds what it takes to go on.
      user.refreshRequest().map(cognito::resume).ifPresent(SignedIn::signOut);
    } catch (SdkException failure) {
      // The browser forgets the token all the same.
      LOG.warn("A refresh token could not be revoked", failure);
    }
  }
}
