package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.awssdk.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** What a browser's session holds: a sign-in under way, then the user. */
@Component
final class BrowserSession {
  private static final String UNDER_WAY = BrowserSession.class.getName() + ".underWay";

  private final SessionAuthenticationStrategy newSession;
  private final SecurityContextRepository contexts;

  BrowserSession(SessionAuthenticationStrategy newSession, SecurityContextRepository contexts) {
    this.newSession = newSession;
    this.contexts = contexts;
  }

  /** Keeps a sign-in whose password was right, and that Cognito wants more for. */
  void keep(SignInResult underWay, HttpServletRequest request) {
    // Whoever planted the session's id in the browser must not get to the second step.
    request.changeSessionId();
    request.getSession().setAttribute(UNDER_WAY, underWay);
  }

  /** The sign-in under way, if it waits for this. */
  <T extends SignInResult> Optional<T> underWay(Class<T> step, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return Optional.ofNullable(session == null ? null : session.getAttribute(UNDER_WAY))
        .filter(step::isInstance)
        .map(step::cast);
  }

  void forget(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(UNDER_WAY);
    }
  }

  /** Makes the browser's user the one who has signed in. */
  void signedIn(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
    forget(request);
    Authentication user =
        UsernamePasswordAuthenticationToken.authenticated(
            new CognitoUser(signedIn), null, AuthorityUtils.createAuthorityList("ROLE_USER"));
    newSession.onAuthentication(user, request, response);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(user);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
