package io.github.cognitosrp.cognito;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Secure Remote Password sign-in to one user pool through one app client: begins sessions, makes
 * device verifiers, and computes secret hashes. It sends nothing; the maps that it returns are for
 * the requests of any SDK.
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
 * <p>Immutable, thread-safe. One object serves all sign-ins of a program.
 */
public final class CognitoSrp {
  private final UserPoolId userPool;
  private final AppClient appClient;
  private final @Nullable ModPow modPow;
  private final Clock clock;
  private final SecureRandom random;
  private final int ephemeralBits;

  CognitoSrp(
      UserPoolId userPool,
      AppClient appClient,
      @Nullable ModPow modPow,
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

  /** {@return a new builder, which needs a user pool and an app client} */
  public static CognitoSrpBuilder builder() {
    return new CognitoSrpBuilder();
  }

  /** {@return the user pool's id} */
  public UserPoolId userPool() {
    return userPool;
  }

  /** {@return the app client} */
  public AppClient appClient() {
    return appClient;
  }

  /**
   * The backend of the next session.
   *
   * @return the pinned one, or what {@link ModPows#best()} returns now
   * @throws io.github.cognitosrp.modpow.ModPowException if no backend is ready
   */
  public ModPow modPow() {
    return modPow == null ? ModPows.best() : modPow;
  }

  /**
   * Begins a sign-in: draws a fresh private {@code a} and computes A.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @return a new session
   * @throws InvalidInputException if an argument is null or the name breaks its rule
   * @throws SrpComputationException if the source of randomness or the clock is faulty
   * @throws io.github.cognitosrp.modpow.ModPowException if no backend is ready, or if it fails
   */
  public UserSrpSession beginUser(String username) {
    return begin(InputRules.checkedName(username, "username"), null);
  }

  /**
   * Begins a sign-in from a device that Cognito remembers.
   *
   * @param username the user's name or an alias of it, 1 to 2,048 characters
   * @param deviceKey the device's key, at most 55 characters that match {@code [\w-]+_[0-9a-f-]+}
   * @return a new session, whose requests carry DEVICE_KEY
   * @throws InvalidInputException if the name or the key is null or breaks its rule
   * @throws SrpComputationException if the source of randomness or the clock is faulty
   * @throws io.github.cognitosrp.modpow.ModPowException if no backend is ready, or if it fails
   */
  public UserSrpSession beginUser(String username, String deviceKey) {
    InputRules.checkedName(username, "username");
    return begin(username, InputRules.checkedDeviceKey(deviceKey));
  }

  private UserSrpSession begin(String username, @Nullable String deviceKey) {
    return new UserSrpSession(userPool, username, deviceKey, exchange());
  }

  /**
   * Begins the proof of a remembered device, with a fresh private {@code a}.
   *
   * @param username the USERNAME of the current sign-in, 1 to 2,048 characters: the one that
   *     Cognito returned with the password's challenge, see {@link ChallengeAnswer#username()}
   * @param device the device; keep it open until the challenge is answered
   * @return a new session
   * @throws InvalidInputException if an argument is null or the name breaks its rule
   * @throws SrpComputationException if the source of randomness or the clock is faulty
   * @throws io.github.cognitosrp.modpow.ModPowException if no backend is ready, or if it fails
   */
  public DeviceSrpSession beginDevice(String username, RememberedDevice device) {
    InputRules.checkedName(username, "username");
    InputRules.notNull(device, "device");
    return new DeviceSrpSession(username, device, exchange());
  }

  private SrpExchange exchange() {
    // A faulty clock is found before the first request, not after it.
    SrpExchange.timestamp(clock);
    ModPow backend = modPow();
    int bits =
        ephemeralBits == CognitoSrpBuilder.BY_BACKEND
            ? SrpHandshake.ephemeralBitsFor(backend.hardening())
            : ephemeralBits;
    return new SrpExchange(appClient, clock, SrpHandshake.begin(backend, bits, random));
  }

  /**
   * Hashes a password for one user of this pool, so that the program need not keep the password.
   *
   * @param userIdForSrp the user's USER_ID_FOR_SRP as a challenge has it, 1 to 2,048 characters; a
   *     hash for an alias fits no challenge
   * @param password the password, at most 4,096 characters; not wiped here
   * @return the hashed password, the caller's to close
   * @throws InvalidInputException if an argument is null, too long or has an unpaired surrogate, or
   *     the name is empty
   */
  public HashedPassword hashPassword(String userIdForSrp, char[] password) {
    return HashedPassword.hash(userPool, userIdForSrp, password);
  }

  /**
   * Makes a password, a salt and a verifier for a device that Cognito offers to remember. The
   * verifier is computed twice, in two ways, and returned only if both results agree.
   *
   * @param metadata the {@code NewDeviceMetadata} of the sign-in's AuthenticationResult
   * @return the verifier to register with ConfirmDevice, and the device to keep
   * @throws InvalidInputException if the metadata is null
   * @throws SrpComputationException if the two computations differ, or the source of randomness is
   *     faulty
   * @throws io.github.cognitosrp.modpow.ModPowException if no backend is ready, or if it fails
   */
  public DeviceVerifier newDevice(NewDeviceMetadata metadata) {
    InputRules.notNull(metadata, "metadata");
    return DeviceVerifier.make(metadata, modPow(), random);
  }

  /**
   * The SECRET_HASH of any other request, such as the answer to an MFA challenge.
   *
   * @param username the USERNAME of the same request, 1 to 2,048 characters
   * @return the hash in standard base64; empty for an app client without a secret
   * @throws InvalidInputException if the name is null or breaks its rule
   */
  public Optional<String> secretHash(String username) {
    return appClient.secretHash(username);
  }

  /**
   * Begins a request for new tokens.
   *
   * @param refreshToken the refresh token, 1 to 131,072 characters
   * @return the request, without a device and a user
   * @throws InvalidInputException if the token is null or breaks its rule
   */
  public TokenRefresh tokenRefresh(String refreshToken) {
    return new TokenRefresh(appClient, InputRules.checkedRefreshToken(refreshToken), null, null);
  }

  @Override
  public String toString() {
    return "CognitoSrp[userPool=" + userPool + ", appClient=" + appClient + "]";
  }
}
