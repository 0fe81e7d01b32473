package io.github.cognitosrp.benchmarks.peer;

/**
 * A client's arithmetic in one of the ways that users have: everything from a fresh {@code a} to
 * the signature, without a network.
 */
public interface SrpClient {

  /** A user's sign-in with a password. */
  Claim signIn();

  /** The proof of a remembered device. */
  Claim signInDevice();

  /** A new device's password, salt and verifier. */
  Registration registerDevice();
}
