package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.srp.SrpVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Who tries to sign in.
 *
 * @param username the name in answers and in the mathematics
 * @param account null for a simulated user, whose proof never holds
 */
public record Subject(String username, SrpVerifier verifier, @Nullable Account account) {

  public static Subject of(Account account) {
    return new Subject(account.username(), account.verifier(), account);
  }
}
