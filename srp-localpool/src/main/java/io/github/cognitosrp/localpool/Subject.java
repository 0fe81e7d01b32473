package io.github.cognitosrp.localpool;

import org.jspecify.annotations.Nullable;

/**
 * Who tries to sign in.
 *
 * @param username the name in answers and in the mathematics
 * @param account null for a simulated user, whose proof never holds
 */
record Subject(String username, SrpVerifier verifier, @Nullable Account account) {

  static Subject of(Account account) {
    return new Subject(account.username(), account.verifier(), account);
  }
}
