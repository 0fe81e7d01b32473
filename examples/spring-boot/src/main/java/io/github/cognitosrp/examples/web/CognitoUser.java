package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.SignedIn;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in, with the tokens: what {@code @AuthenticationPrincipal} gives to a controller.
 * Lives in the memory of this server; sessions that are stored elsewhere keep the refresh token and
 * {@code CognitoSignIn.resume} instead.
 *
 * @param signedIn the user and the tokens
 */
record CognitoUser(SignedIn signedIn) implements AuthenticatedPrincipal {

  @Override
  public String getName() {
    return signedIn.username();
  }
}
