package io.github.cognitosrp.examples.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/** Revokes the refresh token; Spring ends the session. */
@Component
final class SignOut implements LogoutHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication == null || !(authentication.getPrincipal() instanceof CognitoUser user)) {
      return;
    }
    try {
      user.signedIn().signOut();
    } catch (SdkException failure) {
      // The session ends all the same: the tokens were in it and nowhere else.
      LOG.warn("A refresh token could not be revoked", failure);
    }
  }
}
