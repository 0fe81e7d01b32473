package io.github.cognitosrp.customauth.fido2;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects a {@link Fido2Challenge}. Not thread-safe. */
public final class Fido2ChallengeBuilder {
  final RelyingParty party;
  final CredentialStore credentials;
  @Nullable ChallengeStore challenges;
  @Nullable UnknownUsers unknownUsers;
  Clock clock = Clock.systemUTC();

  Fido2ChallengeBuilder(RelyingParty party, CredentialStore credentials) {
    this.party = party;
    this.credentials = credentials;
  }

  /**
   * Lets users sign in without a name: their assertion may answer a challenge of {@link
   * SignInChallenges} in place of the session's own.
   *
   * @param store where those challenges are
   * @return this
   */
  public Fido2ChallengeBuilder withoutUserName(ChallengeStore store) {
    this.challenges = Objects.requireNonNull(store, "store");
    return this;
  }

  /**
   * Tells the client the ids of the user's credentials, which security keys need that keep no list
   * of their own. Who does not exist, or has none, gets one that is made of the user name and a
   * secret.
   *
   * @param secret gives at least 16 random bytes, the same in every instance of the trigger; called
   *     for each challenge that needs it
   * @return this
   */
  public Fido2ChallengeBuilder offerCredentials(Supplier<byte[]> secret) {
    this.unknownUsers = new UnknownUsers(Objects.requireNonNull(secret, "secret"));
    return this;
  }

  /**
   * Sets the clock, the system's unless set.
   *
   * @param source thread-safe
   * @return this
   */
  public Fido2ChallengeBuilder clock(Clock source) {
    this.clock = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * The challenge. The first one that a process makes verifies a known assertion, which takes about
   * a second of processor time: make it in a Lambda function's init phase, in a static field or a
   * constructor.
   *
   * @return what was collected
   * @throws IllegalStateException if this process cannot verify assertions
   */
  public Fido2Challenge build() {
    KnownAssertion.verifyOnce();
    return new Fido2Challenge(this);
  }
}
