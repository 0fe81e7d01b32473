package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.PasswordPolicy;
import io.github.cognitosrp.localpool.srp.SrpMath;
import io.github.cognitosrp.localpool.srp.SrpVerifier;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Passwords by the pool's policy. Thread-safe. */
public final class Passwords {
  private static final int MAX_LENGTH = 256;

  /** The developer guide, "Adding user pool password requirements". */
  private static final String SYMBOLS = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ";

  private final PasswordPolicy policy;
  private final String poolName;
  private final SecureRandom random;
  private final @Nullable Map<SrpVerifier, String> kept;

  public Passwords(
      PasswordPolicy policy, String poolName, SecureRandom random, boolean keepPasswords) {
    this.policy = policy;
    this.poolName = poolName;
    this.random = random;
    this.kept = keepPasswords ? Collections.synchronizedMap(new WeakHashMap<>()) : null;
  }

  /** A verifier of a new password under a fresh salt. */
  public SrpVerifier newVerifier(String username, String password) {
    check(password);
    return newVerifierOfAny(username, password);
  }

  /** The same without the policy: for users who come from elsewhere. */
  public SrpVerifier newVerifierOfAny(String username, String password) {
    SrpVerifier verifier = SrpMath.newVerifier(poolName, username, password, random);
    if (kept != null) {
      kept.put(verifier, password);
    }
    return verifier;
  }

  /** The password behind a verifier, in a pool that keeps them to probe clients. */
  public @Nullable String known(SrpVerifier verifier) {
    return kept == null ? null : kept.get(verifier);
  }

  /** The same for a user who must not use earlier passwords again. */
  public SrpVerifier newVerifier(Account account, String password) {
    check(password);
    for (SrpVerifier earlier : account.verifiers(policy.historySize())) {
      if (isRight(account.username(), earlier, password)) {
        throw new ServiceException(
            "PasswordHistoryPolicyViolationException",
            "Password has previously been used. Please choose another.");
      }
    }
    return newVerifier(account.username(), password);
  }

  /** Whether it is the password behind a verifier. */
  public boolean isRight(String username, SrpVerifier verifier, String password) {
    return SrpMath.verifier(poolName, username, password, verifier.salt()).v().equals(verifier.v());
  }

  public void check(String password) {
    if (password.isEmpty() || password.length() > MAX_LENGTH) {
      throw nonconforming("1 to " + MAX_LENGTH + " characters");
    }
    if (password.length() < policy.minLength()) {
      throw nonconforming("Password not long enough");
    }
    require(policy.lowercase(), password, c -> c >= 'a' && c <= 'z', "lowercase");
    require(policy.uppercase(), password, c -> c >= 'A' && c <= 'Z', "uppercase");
    require(policy.numbers(), password, c -> c >= '0' && c <= '9', "numeric");
    require(policy.symbols(), password, c -> SYMBOLS.indexOf(c) >= 0, "symbol");
  }

  private static void require(boolean required, String password, IntPredicate kind, String name) {
    if (required && password.chars().noneMatch(kind)) {
      throw nonconforming("Password must have " + name + " characters");
    }
  }

  private static ServiceException nonconforming(String reason) {
    return new ServiceException(
        "InvalidPasswordException", "Password did not conform with policy: " + reason);
  }
}
