package io.github.cognitosrp.customauth.fido2;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Challenges in this process: for tests, and for a server that is the only one. It keeps the newest
 * 100,000, because anybody may ask for one. Thread-safe.
 */
public final class InMemoryChallengeStore implements ChallengeStore {
  private static final int MAX_CHALLENGES = 100_000;

  private record Key(String userHandle, String challenge) {}

  private final Map<Key, RegistrationChallenge> registrations = new Newest<>();
  private final Map<String, Instant> signIns = new Newest<>();

  /** An empty store. */
  public InMemoryChallengeStore() {}

  @Override
  public synchronized void putRegistration(RegistrationChallenge challenge) {
    Objects.requireNonNull(challenge, "challenge");
    registrations.put(new Key(challenge.userHandle(), challenge.challenge()), challenge);
  }

  @Override
  public synchronized Optional<RegistrationChallenge> takeRegistration(
      String userHandle, String challenge) {
    Objects.requireNonNull(userHandle, "userHandle");
    Objects.requireNonNull(challenge, "challenge");
    return Optional.ofNullable(registrations.remove(new Key(userHandle, challenge)));
  }

  @Override
  public synchronized void putSignIn(String challenge, Instant expiresAt) {
    Objects.requireNonNull(challenge, "challenge");
    Objects.requireNonNull(expiresAt, "expiresAt");
    signIns.put(challenge, expiresAt);
  }

  @Override
  public synchronized Optional<Instant> takeSignIn(String challenge) {
    Objects.requireNonNull(challenge, "challenge");
    return Optional.ofNullable(signIns.remove(challenge));
  }

  private static final class Newest<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MAX_CHALLENGES;
    }
  }
}
