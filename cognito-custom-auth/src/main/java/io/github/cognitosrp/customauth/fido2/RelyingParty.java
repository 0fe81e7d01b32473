package io.github.cognitosrp.customauth.fido2;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * For whom credentials are made, and on which pages. Immutable.
 *
 * <pre>{@code
 * RelyingParty party =
 *     RelyingParty.builder()
 *         .name("Example")
 *         .ids("example.com")
 *         .origins("https://example.com", "https://www.example.com")
 *         .build();
 * }</pre>
 */
public final class RelyingParty {
  private final String name;
  private final List<String> ids;
  private final Set<String> origins;
  private final UserVerification userVerification;
  private final ResidentKey residentKey;
  private final List<SignatureAlgorithm> algorithms;
  private final Duration signInTimeout;
  private final Duration registrationTimeout;

  RelyingParty(RelyingPartyBuilder builder) {
    this.name = builder.name;
    this.ids = builder.ids;
    this.origins = Set.copyOf(builder.origins);
    this.userVerification = builder.userVerification;
    this.residentKey = builder.residentKey;
    this.algorithms = builder.algorithms;
    this.signInTimeout = builder.signInTimeout;
    this.registrationTimeout = builder.registrationTimeout;
  }

  /**
   * A relying party that has nothing set.
   *
   * @return a builder
   */
  public static RelyingPartyBuilder builder() {
    return new RelyingPartyBuilder();
  }

  /** What authenticators show to the user. */
  String name() {
    return name;
  }

  /** The domains, in the order given. */
  List<String> ids() {
    return ids;
  }

  /** Pages and applications. */
  Set<String> origins() {
    return origins;
  }

  UserVerification userVerification() {
    return userVerification;
  }

  ResidentKey residentKey() {
    return residentKey;
  }

  List<SignatureAlgorithm> algorithms() {
    return algorithms;
  }

  Duration signInTimeout() {
    return signInTimeout;
  }

  Duration registrationTimeout() {
    return registrationTimeout;
  }

  /** The domains and the pages. */
  @Override
  public String toString() {
    return "RelyingParty[ids=" + ids + ", origins=" + origins + "]";
  }
}
