package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.srp.PasswordClaim;
import io.github.cognitosrp.localpool.srp.ServerHandshake;
import io.github.cognitosrp.localpool.srp.SrpVerifier;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.ChallengeDetail;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.Device;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.RandomText;
import io.github.cognitosrp.localpool.state.SignIn;
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.state.Subject;
import io.github.cognitosrp.localpool.token.TokenIssuer;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The steps that flows share: issuing challenges, verifying proofs, completing a sign-in. Knows
 * nothing of which request led here.
 */
public final class SignInSteps {
  private final PoolState pool;
  private final TokenIssuer tokens;
  private final FailedProofs failedProofs;

  public SignInSteps(PoolState pool, TokenIssuer tokens) {
    this.pool = pool;
    this.tokens = tokens;
    this.failedProofs = new FailedProofs(pool);
  }

  /** PASSWORD_VERIFIER for a client's A. */
  public ObjectNode passwordVerifier(
      SignInContext context, Subject subject, BigInteger publicA, boolean withSession) {
    return passwordVerifier(context, subject, publicA, withSession, null);
  }

  /** The same within CUSTOM_AUTH. */
  public ObjectNode passwordVerifier(
      SignInContext context,
      Subject subject,
      BigInteger publicA,
      boolean withSession,
      @Nullable ChallengeDetail detail) {
    ServerHandshake handshake = failedProofs.handshake(subject, publicA);
    ObjectNode response =
        verifierChallenge(
            ChallengeName.PASSWORD_VERIFIER,
            context,
            subject,
            handshake,
            null,
            withSession || pool.settings().sessionInPasswordVerifier(),
            detail);
    response
        .withObjectProperty("ChallengeParameters")
        .put("USERNAME", subject.username())
        .put("USER_ID_FOR_SRP", subject.username());
    return response;
  }

  /** DEVICE_PASSWORD_VERIFIER for a device's A. */
  public ObjectNode devicePasswordVerifier(
      SignInContext context, Subject subject, Device device, BigInteger publicA) {
    SrpVerifier verifier = device.verifier();
    if (verifier == null) {
      throw ServiceException.deviceDoesNotExist();
    }
    ServerHandshake handshake = ServerHandshake.begin(publicA, verifier, pool.random());
    ObjectNode response =
        verifierChallenge(
            ChallengeName.DEVICE_PASSWORD_VERIFIER,
            context,
            subject,
            handshake,
            device,
            true,
            null);
    response
        .withObjectProperty("ChallengeParameters")
        .put("USERNAME", subject.username())
        .put("DEVICE_KEY", device.key());
    return response;
  }

  /** A challenge that is answered with its session. */
  public ObjectNode sessionChallenge(
      ChallengeName name, SignInContext context, Subject subject, @Nullable Device device) {
    return sessionChallenge(name, context, subject, device, null);
  }

  /** A challenge that is answered with its session and remembers more. */
  public ObjectNode sessionChallenge(
      ChallengeName name,
      SignInContext context,
      Subject subject,
      @Nullable Device device,
      @Nullable ChallengeDetail detail) {
    String session = RandomText.token(pool.random());
    pool.challenges()
        .put(
            session,
            new Challenge(
                name, context.client().id(), subject, null, device, session, 0, expiry(), detail));
    return response(name, session);
  }

  /** Whether nobody could have proved anything: the pool was looking for a client's mistake. */
  public boolean isProbe(Challenge challenge) {
    return challenge.handshake() != null && challenge.handshake().suspicion().isPresent();
  }

  /** Whether PASSWORD_CLAIM_SIGNATURE and TIMESTAMP hold for the challenge. */
  public boolean proven(Challenge challenge, PasswordClaim proof, String context, String identity) {
    ServerHandshake handshake = challenge.handshake();
    if (handshake == null) {
      throw ServiceException.invalidSession();
    }
    boolean signed =
        handshake.verify(
            context, identity, proof.secretBlockBytes(), proof.timestamp(), proof.signature());
    if (!signed) {
      failedProofs.explain(challenge, handshake, proof);
    }
    Duration age = Duration.between(proof.signedAt(), pool.settings().clock().instant()).abs();
    return signed && age.compareTo(pool.settings().timestampTolerance()) <= 0;
  }

  /** Tokens; with device tracking also a new device key, unless a device is at hand. */
  public ObjectNode complete(SignInContext context, Account account, @Nullable Device device) {
    Instant now = pool.settings().clock().instant();
    Device newDevice = null;
    if (device != null) {
      account.devices().change(device.key(), d -> d.use(now));
    } else if (pool.settings().deviceTracking() != DeviceTracking.OFF) {
      newDevice =
          Device.pending(
              pool.settings().region() + "_" + UUID.randomUUID(),
              RandomText.deviceGroupKey(pool.random()),
              now);
      account.devices().add(newDevice);
    }
    Device signedIn = device != null ? device : newDevice;
    SignIn signIn =
        new SignIn(
            account,
            context.client(),
            signedIn == null ? null : signedIn.key(),
            UUID.randomUUID().toString(),
            UUID.randomUUID().toString(),
            now);
    pool.triggers().postAuthentication(context, account, newDevice != null);
    ObjectNode result = tokens.issue(signIn, context);
    String refreshToken = RandomText.token(pool.random());
    pool.refreshTokens().add(refreshToken, signIn);
    account.failedAttempts().reset();
    result.put("RefreshToken", refreshToken);
    if (newDevice != null) {
      result
          .putObject("NewDeviceMetadata")
          .put("DeviceKey", newDevice.key())
          .put("DeviceGroupKey", newDevice.groupKey());
    }
    return authenticated(result);
  }

  /** New ID and access tokens of an earlier sign-in. */
  public ObjectNode refresh(SignIn signIn) {
    SignInContext context = SignInContext.refresh(signIn.client(), Map.of());
    return authenticated(tokens.issue(signIn, context));
  }

  private static ObjectNode authenticated(ObjectNode result) {
    ObjectNode response = Json.object();
    response.set("AuthenticationResult", result);
    response.putObject("ChallengeParameters");
    return response;
  }

  private ObjectNode verifierChallenge(
      ChallengeName name,
      SignInContext context,
      Subject subject,
      ServerHandshake handshake,
      @Nullable Device device,
      boolean withSession,
      @Nullable ChallengeDetail detail) {
    String secretBlock = RandomText.secretBlock(pool.random());
    String session = withSession ? RandomText.token(pool.random()) : null;
    pool.challenges()
        .put(
            secretBlock,
            new Challenge(
                name,
                context.client().id(),
                subject,
                handshake,
                device,
                session,
                0,
                expiry(),
                detail));
    ObjectNode response = response(name, session);
    response
        .withObjectProperty("ChallengeParameters")
        .put("SALT", handshake.salt().toString(16))
        .put("SRP_B", handshake.publicB().toString(16))
        .put("SECRET_BLOCK", secretBlock);
    return response;
  }

  private static ObjectNode response(ChallengeName name, @Nullable String session) {
    ObjectNode response = Json.object();
    response.put("ChallengeName", name.name());
    response.putObject("ChallengeParameters");
    if (session != null) {
      response.put("Session", session);
    }
    return response;
  }

  private Instant expiry() {
    return pool.settings().clock().instant().plus(pool.settings().sessionLifetime());
  }
}
