package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.UserSrpSession;
import java.util.Map;

/**
 * The flow that a sign-in begins with, which the app client must allow: {@code AuthFlow} of
 * InitiateAuth.
 *
 * <p>Source: the Amazon Cognito developer guide, "Authentication flows".
 */
public enum SignInFlow {
  /** User name and password, proven with SRP. */
  USER_SRP_AUTH,
  /**
   * Challenges that the pool's own triggers define. With a password, SRP comes first
   * (CHALLENGE_NAME=SRP_A); without one, the triggers are asked at once.
   */
  CUSTOM_AUTH,
  /**
   * The user chooses among the challenges that the pool offers. With a password, PASSWORD_SRP is
   * the preferred one.
   */
  USER_AUTH;

  Map<String, String> authParameters(UserSrpSession session) {
    return switch (this) {
      case USER_SRP_AUTH -> session.authParameters();
      case CUSTOM_AUTH -> session.customAuthParameters();
      case USER_AUTH -> session.userAuthParameters();
    };
  }
}
