package io.github.cognitosrp.localpool.signin;

import io.github.cognitosrp.localpool.srp.PasswordClaim;
import io.github.cognitosrp.localpool.srp.ProofExplanation;
import io.github.cognitosrp.localpool.srp.ServerHandshake;
import io.github.cognitosrp.localpool.srp.SignedNames;
import io.github.cognitosrp.localpool.srp.SuspectedClient;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.Device;
import io.github.cognitosrp.localpool.state.PoolSettings.ProofDiagnostics;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.Subject;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says why proofs fail, to the developer of a client and never to the client. Does nothing unless
 * the pool has been asked for it.
 *
 * <p>Where one proof does not show the mistake, the next sign-ins of that user can be probes, one
 * for each known mistake: handshakes that fail for everybody, and in which a client with that
 * mistake betrays itself. Thread-safe.
 */
final class FailedProofs {
  private final PoolState pool;
  private final @Nullable ProofDiagnostics diagnostics;
  private final Map<String, Deque<SuspectedClient>> probes = new ConcurrentHashMap<>();

  FailedProofs(PoolState pool) {
    this.pool = pool;
    this.diagnostics = pool.settings().proofDiagnostics();
  }

  /** The handshake for a password, which is a probe if this user's last proof was a riddle. */
  ServerHandshake handshake(Subject subject, BigInteger publicA) {
    Deque<SuspectedClient> suspects = probes.get(subject.username());
    SuspectedClient suspect = suspects == null ? null : suspects.peekFirst();
    return suspect == null
        ? ServerHandshake.begin(publicA, subject.verifier(), pool.random())
        : suspect.handshake(publicA, subject.verifier().salt(), pool.random());
  }

  /** Explains a proof that did not hold. */
  void explain(Challenge challenge, ServerHandshake handshake, PasswordClaim proof) {
    Account account = challenge.subject().account();
    if (diagnostics != null && account != null) {
      Device device = challenge.device();
      String reason =
          device == null
              ? password(account, handshake, proof)
              : ProofExplanation.of(handshake, names(account, device), proof)
                  .map(mistake -> "the client " + mistake)
                  .orElse("the device password, x, k or g is wrong");
      diagnostics.lines().accept(challenge.name() + " of " + account.username() + ": " + reason);
    }
  }

  private String password(Account account, ServerHandshake handshake, PasswordClaim proof) {
    SignedNames names = names(account);
    Optional<String> mistake = ProofExplanation.of(handshake, names, proof);
    if (handshake.suspicion().isPresent()) {
      return afterProbe(account, handshake, mistake.isPresent());
    }
    return mistake.map(found -> "the client " + found).orElseGet(() -> unexplained(account, names));
  }

  private String afterProbe(Account account, ServerHandshake handshake, boolean fits) {
    if (fits) {
      probes.remove(account.username());
      return "the client " + handshake.suspicion().orElseThrow();
    }
    Deque<SuspectedClient> suspects = probes.get(account.username());
    if (suspects != null) {
      suspects.pollFirst();
      if (!suspects.isEmpty()) {
        return "a probe that did not fit; " + suspects.size() + " mistakes are left to try";
      }
    }
    probes.remove(account.username());
    return "no known mistake fits: the password is wrong, or the mistake is not known";
  }

  private String unexplained(Account account, SignedNames names) {
    String password = pool.passwords().known(account.verifier());
    if (password == null) {
      return "the password, x, k or g is wrong; the pool can find out which by probes";
    }
    Deque<SuspectedClient> suspects =
        new ArrayDeque<>(SuspectedClient.all(names, password, account.verifier().salt()));
    probes.put(account.username(), suspects);
    return "the password, x, k or g is wrong; the next "
        + suspects.size()
        + " sign-ins of this user are probes, and fail";
  }

  private SignedNames names(Account account, Device device) {
    return new SignedNames(
        device.groupKey(),
        device.key(),
        Map.of(pool.settings().poolName(), "the pool name in place of the device group key"),
        Map.of(account.username(), "the user name in place of the device key"));
  }

  private SignedNames names(Account account) {
    Map<String, String> identities = new LinkedHashMap<>();
    account
        .attributes()
        .forEach((name, value) -> {
          if (name.equals("email")
              || name.equals("phone_number")
              || name.equals("preferred_username")) {
            identities.put(value, "the user's " + name + " in place of USER_ID_FOR_SRP");
          }
        });
    identities.putIfAbsent(account.sub(), "the user's sub in place of USER_ID_FOR_SRP");
    identities.remove(account.username());
    return new SignedNames(
        pool.settings().poolName(),
        account.username(),
        Map.of(pool.settings().poolId(), "the whole user pool id in place of its part after '_'"),
        identities);
  }
}
