package io.github.cognitosrp.awssdk;

import java.util.Map;
import javax.crypto.SecretKey;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;

class WebExample {
  private final CognitoSignIn signIn;
  private final SecretKey key;

  /** Every instance of the application has the same key, such as one from a secret manager. */
  WebExample(CognitoSignIn signIn, SecretKey key) {
    this.signIn = signIn;
    this.key = key;
  }

  /** The form with the name and the password. Returns the page to show next. */
  String password(String username, char[] password, Map<String, String> session) {
    return next(signIn.start(username, password), session);
  }

  /** The form with the code: another request, which another instance may serve. */
  String code(String code, Map<String, String> session) {
    String state = session.getOrDefault("sign-in", "");
    try {
      return signIn.resumeChallenge(state, key) instanceof CodeRequired required
          ? next(required.answer(code), session)
          : "/sign-in";
    } catch (SavedSignInException ignored) {
      return "/sign-in?expired";
    } catch (CodeMismatchException ignored) {
      return "/code?mistyped";
    }
  }

  private String next(SignInResult result, Map<String, String> session) {
    session.remove("sign-in");
    if (result instanceof SignedIn user) {
      session.put("user", user.username());
      user.tokens().refreshToken().ifPresent(token -> session.put("refresh-token", token));
      return "/";
    }
    if (result instanceof CodeRequired required) {
      session.put("sign-in", required.export(key));
      return "/code";
    }
    return "/not-offered-here";
  }
}
