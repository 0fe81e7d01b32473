package io.github.cognitosrp.customauth.fido2;

import java.time.Instant;
import java.util.Objects;

/**
 * What a sign-in changes in a credential.
 *
 * @param signCount the count that the authenticator sent
 * @param backupState whether the credential has been copied, as the authenticator said
 * @param at when
 * @param answer see {@link StoredCredential#lastAnswer()}
 */
public record SignIn(long signCount, boolean backupState, Instant at, String answer) {

  /**
   * Checks that nothing is missing.
   *
   * @param signCount the count
   * @param backupState whether it was copied
   * @param at when
   * @param answer a hash
   */
  public SignIn {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(answer, "answer");
  }
}
