package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.webauthn4j.data.RegistrationData;
import io.github.cognitosrp.customauth.support.Environment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a signed-in user does with authenticators: register, list, rename, delete. Each change is
 * one line in the log. Thread-safe.
 *
 * <p>Attestation is neither asked for nor verified: which model an authenticator is, is its own
 * claim.
 */
public final class Authenticators {
  private static final System.Logger LOG = System.getLogger(Authenticators.class.getName());

  /** WebAuthn, level 3, section 5.4.3; browsers refuse longer ones. */
  private static final int MAX_HANDLE_BYTES = 64;

  /** More than anybody carries, and few enough for one answer of the store. */
  private static final int MAX_AUTHENTICATORS = 32;

  /** Those made here and by the npm package have 64; a key of the store has a limited length. */
  private static final int MAX_CHALLENGE_BYTES = 256;

  private final RelyingParty party;
  private final CredentialStore credentials;
  private final ChallengeStore challenges;
  private final Clock clock;
  private final WebAuthn webAuthn;

  /**
   * The authenticators of a relying party's users.
   *
   * @param party for whom credentials are made
   * @param credentials where they are
   * @param challenges where a registration's challenge waits
   * @param clock thread-safe
   */
  public Authenticators(
      RelyingParty party, CredentialStore credentials, ChallengeStore challenges, Clock clock) {
    this.party = Objects.requireNonNull(party, "party");
    this.credentials = Objects.requireNonNull(credentials, "credentials");
    this.challenges = Objects.requireNonNull(challenges, "challenges");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.webAuthn = new WebAuthn(party);
  }

  /**
   * Starts a registration.
   *
   * @param user whose
   * @param relyingPartyId the domain to make the credential for, one of the relying party's
   * @return options for {@code navigator.credentials.create} as JSON, ids and the challenge in
   *     base64url, {@code user.id} as plain text
   * @throws Fido2Exception if the domain is another, the user has 32 authenticators, or the user's
   *     handle is longer than authenticators take
   */
  public String startRegistration(Fido2User user, String relyingPartyId) {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(relyingPartyId, "relyingPartyId");
    checkRelyingPartyId(relyingPartyId);
    if (user.userHandle().length() > MAX_HANDLE_BYTES
        || user.userHandle().getBytes(UTF_8).length > MAX_HANDLE_BYTES) {
      throw new Fido2Exception("The user name is too long for authenticators");
    }
    List<StoredCredential> existing = credentials.list(user.userHandle());
    if (existing.size() >= MAX_AUTHENTICATORS) {
      throw new Fido2Exception("Delete an authenticator before you register another");
    }
    String challenge = SignInChallenges.randomChallenge();
    Map<String, Object> options =
        CreationOptions.of(party, user, relyingPartyId, challenge, existing);
    challenges.putRegistration(
        new RegistrationChallenge(
            user.userHandle(),
            challenge,
            options,
            Environment.now(clock).plus(party.registrationTimeout())));
    return Json.of(options).toString();
  }

  /**
   * Completes a registration. Its challenge is used up, whatever comes of it.
   *
   * @param user whose
   * @param response what the browser made, as JSON: {@code attestationObjectB64}, {@code
   *     clientDataJSON_B64}, {@code friendlyName}, {@code transports} if known
   * @return the new credential
   * @throws Fido2Exception if the response does not hold, or the authenticator is registered
   *     already
   */
  public StoredCredential completeRegistration(Fido2User user, String response) {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(response, "response");
    try {
      StoredCredential credential = verified(user, RegistrationResponse.parse(response));
      if (!credentials.add(credential)) {
        throw new Fido2Exception("Credential already registered");
      }
      log("registered", credential);
      return credential;
    } catch (RefusedException e) {
      LOG.log(System.Logger.Level.INFO, "FIDO2 registration refused: {0}", e.getMessage());
      throw new Fido2Exception("The registration is not valid");
    }
  }

  private StoredCredential verified(Fido2User user, RegistrationResponse response)
      throws RefusedException {
    RegistrationData data = WebAuthn.parse(response.attestationObject(), response.clientData());
    byte[] challenge =
        Objects.requireNonNull(data.getCollectedClientData()).getChallenge().getValue();
    if (challenge.length > MAX_CHALLENGE_BYTES) {
      throw new RefusedException("the challenge is none of ours");
    }
    Instant now = Environment.now(clock);
    RegistrationChallenge started =
        challenges
            .takeRegistration(user.userHandle(), Encoding.base64Url(challenge))
            .filter(found -> found.expiresAt().isAfter(now))
            .orElseThrow(() -> new Fido2Exception("Challenge not found"));
    String relyingPartyId = CreationOptions.relyingPartyId(started.options());
    if (!party.ids().contains(relyingPartyId)) {
      throw new RefusedException("the registration was started for another relying party");
    }
    webAuthn.verify(data, challenge, relyingPartyId, party.algorithms());
    return response.credential(
        data, user.userHandle(), relyingPartyId, now.truncatedTo(ChronoUnit.MILLIS));
  }

  /**
   * The user's authenticators.
   *
   * @param user whose
   * @param relyingPartyId for this domain only, one of the relying party's
   * @return the oldest first
   * @throws Fido2Exception if the domain is another
   */
  public List<StoredCredential> list(Fido2User user, String relyingPartyId) {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(relyingPartyId, "relyingPartyId");
    checkRelyingPartyId(relyingPartyId);
    return credentials.list(user.userHandle()).stream()
        .filter(credential -> credential.relyingPartyId().equals(relyingPartyId))
        .sorted(Comparator.comparing(StoredCredential::createdAt))
        .toList();
  }

  /**
   * Renames an authenticator.
   *
   * @param user whose
   * @param credentialId the id in base64url
   * @param friendlyName 1 to 128 printable characters
   * @throws Fido2Exception if the user has no such credential, or the name is not of this form
   */
  public void rename(Fido2User user, String credentialId, String friendlyName) {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(credentialId, "credentialId");
    Objects.requireNonNull(friendlyName, "friendlyName");
    String name = FriendlyNames.checked(friendlyName);
    if (!credentials.rename(user.userHandle(), checkedId(credentialId), name)) {
      throw new Fido2Exception("Unknown credential");
    }
    LOG.log(
        System.Logger.Level.INFO,
        "FIDO2: credential {0} of {1} is now called \"{2}\"",
        credentialId,
        FriendlyNames.printable(user.userHandle()),
        FriendlyNames.printable(name));
  }

  /**
   * Deletes an authenticator's credential: it no longer signs in. Nothing happens if the user has
   * no such credential.
   *
   * @param user whose
   * @param credentialId the id in base64url
   * @throws Fido2Exception if this is no credential id
   */
  public void delete(Fido2User user, String credentialId) {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(credentialId, "credentialId");
    credentials
        .delete(user.userHandle(), checkedId(credentialId))
        .ifPresent(credential -> log("deleted", credential));
  }

  private static void log(String what, StoredCredential credential) {
    LOG.log(
        System.Logger.Level.INFO,
        "FIDO2: {0} {1} of {2}",
        what,
        FriendlyNames.describe(credential),
        FriendlyNames.printable(credential.userHandle()));
  }

  private void checkRelyingPartyId(String relyingPartyId) {
    if (!party.ids().contains(relyingPartyId)) {
      throw new Fido2Exception("Unrecognized RP ID");
    }
  }

  private static String checkedId(String credentialId) {
    return Encoding.decode(credentialId, AssertionResponse.MAX_CREDENTIAL_ID_BYTES)
        .filter(bytes -> bytes.length > 0)
        .map(Encoding::base64Url)
        .orElseThrow(() -> new Fido2Exception("credentialId must be a credential's id"));
  }
}
