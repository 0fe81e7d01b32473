package io.github.cognitosrp.cognito;

import io.github.cognitosrp.modpow.ModPow;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Secure Remote Password sign-in to one user pool through one app client: begins sessions, makes
 * device verifiers, and computes secret hashes. It sends nothing; the maps that it makes go into
 * requests of any SDK.
 *
 * <pre>{@code
 * CognitoSrp srp = CognitoSrp.builder().userPool("eu-central-1_AbC123").appClient(id).build();
 * try (UserSrpSession session = srp.beginUser("alice")) {
 *   Map<String, String> authParameters = session.authParameters();
 *   // InitiateAuth with USER_SRP_AUTH answers with PASSWORD_VERIFIER and challenge parameters.
 *   var challenge = PasswordVerifierChallenge.parse(challengeParameters);
 *   Map<String, String> challengeResponses = session.answer(challenge, password).toMap();
 * }
 * }</pre>
 *
 * <p>Immutable, thread-safe, meant to be kept.
 */
public final class CognitoSrp {
  private final UserPoolId userPool;
  private final AppClient appClient;
  private final Supplier<ModPow> modPow;
  private final Clock clock;
  private final SecureRandom random;
  private final int ephemeralBits;

  CognitoSrp(
      UserPoolId userPool,
      AppClient appClient,
      Supplier<ModPow> modPow,
      Clock clock,
      SecureRandom random,
      int ephemeralBits) {
    this.userPool = userPool;
    this.appClient = appClient;
    this.modPow = modPow;
    this.clock = clock;
    this.random = random;
    this.ephemeralBits = ephemeralBits;
  }

  /**
   * A builder, which needs a user pool and an app client.
   *
   * @return a new builder
   */
  public static CognitoSrpBuilder builder() {
    return new CognitoSrpBuilder();
  }

  /**
   * The user pool.
   *
   * @return its id
   */
  public UserPoolId userPool() {
    return userPool;
  }

  /**
   * The app client.
   *
   * @return the app client, whose secret is not shown
   */
  public AppClient appClient() {
    return appClient;
  }

  /**
   * The backend that the next session computes with.
   *
   * @return the pinned one, or {@link io.github.cognitosrp.modpow.ModPows#best()} of this moment
   * @throws io.github.cognitosrp.modpow.ModPowException if no backend is ready
   */
  public ModPow modPow() {
    return modPow.get();
  }

  /**
   * Begins a sign-in: draws a fresh private {@code a} and computes A.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @return a new session
   * @throws InvalidInputException if the name breaks its rule
   * @throws SrpComputationException if the source of randomness yields nothing but zeros
   * @throws io.github.cognitosrp.modpow.ModPowException if no backend is ready, or if it fails
   */
  public UserSrpSession beginUser(String username) {
    return begin(username, null);
  }

  /**
   * Begins a sign-in from a device that Cognito remembers.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @param deviceKey the device's key, at most 55 characters that match {@code [\w-]+_[0-9a-f-]+}
   * @return a new session, whose requests carry DEVICE_KEY
   * @throws InvalidInputException if the name or the key breaks its rule
   * @throws SrpComputationException if the source of randomness yields nothing but zeros
   * @throws io.github.cognitosrp.modpow.ModPowException if no backend is ready, or if it fails
   */
  public UserSrpSession beginUser(String username, String deviceKey) {
    return begin(username, Text.checkedDeviceKey(deviceKey));
  }

  private UserSrpSession begin(String username, @Nullable String deviceKey) {
    Text.checkedName(username, "username");
    return new UserSrpSession(userPool, username, deviceKey, exchange());
  }

  /**
   * Begins the proof that a remembered device takes part, with a fresh private {@code a}.
   *
   * @param username the USERNAME of the sign-in under way, 1 to 2,048 characters: the one that
   *     Cognito returned with the password's challenge, see {@link ChallengeAnswer#username()}
   * @param device the device; stays open and is used again when the challenge is answered
   * @return a new session
   * @throws InvalidInputException if the name breaks its rule
   * @throws SrpComputationException if the source of randomness yields nothing but zeros
   * @throws io.github.cognitosrp.modpow.ModPowException if no backend is ready, or if it fails
   */
  public DeviceSrpSession beginDevice(String username, RememberedDevice device) {
    Text.checkedName(username, "username");
    return new DeviceSrpSession(username, device, exchange());
  }

  private SrpExchange exchange() {
    ModPow backend = modPow.get();
    int bits =
        ephemeralBits == CognitoSrpBuilder.BY_BACKEND
            ? SrpHandshake.ephemeralBitsFor(backend.hardening())
            : ephemeralBits;
    return new SrpExchange(appClient, clock, SrpHandshake.begin(backend, bits, random));
  }

  /**
   * Hashes a password for one user of this pool, so that the password itself need not be kept.
   *
   * @param userIdForSrp the user's USER_ID_FOR_SRP as a challenge has it, 1 to 2,048 characters; an
   *     alias gives a hash that fits no challenge
   * @param password the password, at most 4,096 characters; not wiped here
   * @return the hashed password, the caller's to close
   * @throws InvalidInputException if the name or the password is too long or has an unpaired
   *     surrogate, or the name is empty
   */
  public HashedPassword hashPassword(String userIdForSrp, char[] password) {
    return HashedPassword.hash(userPool, userIdForSrp, password);
  }

  /**
   * Makes a password, a salt and a verifier for a device that Cognito offers to remember. The
   * verifier is computed twice, in two ways, before it is handed out.
   *
   * @param metadata the {@code NewDeviceMetadata} of the sign-in's AuthenticationResult
   * @return the verifier to register with ConfirmDevice, and the device to keep
   * @throws SrpComputationException if the two computations differ
   * @throws io.github.cognitosrp.modpow.ModPowException if no backend is ready, or if it fails
   */
  public DeviceVerifier newDevice(NewDeviceMetadata metadata) {
    return DeviceVerifier.make(metadata, modPow.get(), random);
  }

  /**
   * The SECRET_HASH of any other request, such as the answer to an MFA challenge.
   *
   * @param username the USERNAME of the same request, 1 to 2,048 characters
   * @return the hash in standard base64; empty for an app client without a secret
   * @throws InvalidInputException if the name breaks its rule
   */
  public Optional<String> secretHash(String username) {
    return appClient.secretHash(username);
  }

  /**
   * The {@code AuthParameters} of the flow REFRESH_TOKEN_AUTH.
   *
   * @param refreshToken the refresh token
   * @param deviceKey the device's key; needed if the pool tracks devices, otherwise {@code null}
   * @param username the user's name as Cognito returned it; needed if the app client has a secret,
   *     otherwise {@code null}
   * @return an unmodifiable map: REFRESH_TOKEN; DEVICE_KEY if there is one; SECRET_HASH if the app
   *     client has a secret
   * @throws InvalidInputException if the key or the name breaks its rule, or the name is needed and
   *     missing
   */
  public Map<String, String> tokenRefreshParameters(
      String refreshToken, @Nullable String deviceKey, @Nullable String username) {
    RequestParameters parameters =
        new RequestParameters()
            .with(CognitoKeys.REFRESH_TOKEN, Objects.requireNonNull(refreshToken, "refreshToken"));
    if (deviceKey != null) {
      parameters.with(CognitoKeys.DEVICE_KEY, Text.checkedDeviceKey(deviceKey));
    }
    if (appClient.hasSecret()) {
      if (username == null) {
        throw new InvalidInputException(
            "username", "must be given for an app client with a secret");
      }
      parameters.with(CognitoKeys.SECRET_HASH, appClient.secretHash(username).orElse(null));
    }
    return parameters.toMap();
  }

  /**
   * Shows no secret.
   *
   * @return the user pool and the app client
   */
  @Override
  public String toString() {
    return "CognitoSrp[userPool=" + userPool + ", appClient=" + appClient + "]";
  }
}
