package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.AuthFlow;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.srp.PasswordClaim;
import io.github.cognitosrp.localpool.srp.ServerHandshake;
import io.github.cognitosrp.localpool.srp.SrpVerifier;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.ChallengeDetail;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.Device;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.state.Subject;
import io.github.cognitosrp.localpool.state.UserMigration;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Parameters;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers to the challenges about the user's password. */
public final class PasswordSteps {
  private static final String ATTRIBUTE_PREFIX = "userAttributes.";

  private final PoolState pool;
  private final SignInSteps flow;
  private final FirstFactors firstFactors;
  private final MfaChallenges secondFactor;
  private final CustomAuth customAuth;

  public PasswordSteps(
      PoolState pool,
      SignInSteps flow,
      FirstFactors firstFactors,
      MfaChallenges secondFactor,
      CustomAuth customAuth) {
    this.pool = pool;
    this.flow = flow;
    this.firstFactors = firstFactors;
    this.secondFactor = secondFactor;
    this.customAuth = customAuth;
  }

  /** PASSWORD_SRP: the A that InitiateAuth did not have. */
  public ObjectNode start(ChallengeResponse answer) {
    return passwordVerifier(answer, ChallengeName.PASSWORD_SRP);
  }

  /** SELECT_CHALLENGE: the password, or another first factor. */
  ObjectNode select(ChallengeResponse answer) {
    String choice = answer.responses().required("ANSWER");
    if (choice.equals(ChallengeName.PASSWORD_SRP.name())) {
      return passwordVerifier(answer, ChallengeName.SELECT_CHALLENGE);
    }
    if (choice.equals(ChallengeName.PASSWORD.name())) {
      return password(answer, ChallengeName.SELECT_CHALLENGE);
    }
    return pool.challenges()
        .attempt(
            answer.requiredSession(),
            ChallengeName.SELECT_CHALLENGE,
            answer.client().id(),
            challenge -> {
              if (!answer.isFor(challenge)) {
                throw ServiceException.invalidSession();
              }
              if (!firstFactors.available(challenge.subject()).contains(choice)) {
                throw ServiceException.invalidParameter(
                    "ANSWER must be one of the AvailableChallenges.");
              }
              return firstFactors.challenge(choice, answer.context(), challenge.subject());
            });
  }

  /** PASSWORD: the password itself. */
  ObjectNode password(ChallengeResponse answer) {
    return password(answer, ChallengeName.PASSWORD);
  }

  private ObjectNode password(ChallengeResponse answer, ChallengeName name) {
    String password = answer.responses().required("PASSWORD");
    Challenge challenge =
        pool.challenges().take(answer.requiredSession(), name, answer.client().id());
    if (!answer.isFor(challenge)) {
      throw ServiceException.invalidSession();
    }
    Subject subject = challenge.subject();
    if (subject.account() == null) {
      String username = answer.responses().username();
      subject = migrated(answer.context(), username, password, Map.of()).orElse(subject);
    }
    return direct(answer.context(), subject, answer.responses());
  }

  /** Whether InitiateAuth itself has the password, so that the user may be migrated. */
  boolean comesWithPassword(AuthFlow flow, Parameters parameters) {
    return parameters.has("PASSWORD")
        && switch (flow) {
          case USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH -> true;
          case USER_AUTH ->
              ChallengeName.PASSWORD.name().equals(parameters.optional("PREFERRED_CHALLENGE"));
          default -> false;
        };
  }

  /** The user, whom the UserMigration trigger may bring in. */
  Subject subject(
      SignInContext context,
      String username,
      Parameters parameters,
      Map<String, String> validationData) {
    String password = parameters.required("PASSWORD");
    return pool.accounts().resolve(username) == null
        ? migrated(context, username, password, validationData)
            .orElseGet(() -> pool.subject(username))
        : pool.subject(username);
  }

  private Optional<Subject> migrated(
      SignInContext context, String username, String password, Map<String, String> validationData) {
    return Optional.ofNullable(
            new UserMigration(pool).atSignIn(context, username, password, validationData))
        .map(Subject::of);
  }

  /** A password in place of a proof. */
  ObjectNode direct(SignInContext context, Subject subject, Parameters parameters) {
    String password = parameters.required("PASSWORD");
    Account account = subject.account();
    if (account != null) {
      account.failedAttempts().check(pool.now());
    }
    boolean right = pool.passwords().isRight(subject.username(), subject.verifier(), password);
    if (account == null || !right) {
      throw failed(account);
    }
    account.checkMaySignIn();
    Device device = pool.device(account, parameters);
    return account.status() == UserStatus.FORCE_CHANGE_PASSWORD
        ? newPasswordRequired(context, subject, account, device, null)
        : afterPassword(context, subject, account, device);
  }

  private ServiceException failed(@Nullable Account account) {
    if (account != null) {
      account.failedAttempts().failed(pool.now());
    }
    return ServiceException.incorrectUsernameOrPassword();
  }

  private ObjectNode passwordVerifier(ChallengeResponse answer, ChallengeName name) {
    BigInteger publicA = ServerHandshake.publicA(answer.responses());
    Challenge challenge =
        pool.challenges().take(answer.requiredSession(), name, answer.client().id());
    if (!answer.isFor(challenge)) {
      throw ServiceException.invalidSession();
    }
    return flow.passwordVerifier(answer.context(), challenge.subject(), publicA, true);
  }

  /** PASSWORD_VERIFIER: the proof. */
  public ObjectNode verify(ChallengeResponse answer) {
    PasswordClaim proof = PasswordClaim.of(answer.responses());
    Challenge challenge =
        pool.challenges()
            .take(proof.secretBlock(), ChallengeName.PASSWORD_VERIFIER, answer.client().id());
    answer.checkSession(challenge);
    Account account = challenge.subject().account();
    if (account != null) {
      account.failedAttempts().check(pool.now());
    }
    boolean proven =
        flow.proven(challenge, proof, pool.settings().poolName(), challenge.subject().username());
    if (!proven || account == null || !answer.isFor(challenge) || !pool.isCurrent(account)) {
      throw flow.isProbe(challenge)
          ? ServiceException.incorrectUsernameOrPassword()
          : failed(account);
    }
    account.checkMaySignIn();
    Device device;
    try {
      device = pool.device(account, answer.responses());
    } catch (ServiceException deviceDoesNotExist) {
      // Clients answer the same challenge once more, without DEVICE_KEY.
      if (challenge.failures() == 0) {
        pool.challenges().put(proof.secretBlock(), challenge.retry());
      }
      throw deviceDoesNotExist;
    }
    if (account.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
      return newPasswordRequired(
          answer.context(), challenge.subject(), account, device, challenge.detail());
    }
    return afterProof(answer, challenge, account, device);
  }

  /** NEW_PASSWORD_REQUIRED: replaces the temporary password. */
  ObjectNode replace(ChallengeResponse answer) {
    String newPassword = answer.responses().required("NEW_PASSWORD");
    pool.passwords().check(newPassword);
    Map<String, String> attributes = attributes(answer.responses());
    return pool.challenges()
        .attempt(
            answer.requiredSession(),
            ChallengeName.NEW_PASSWORD_REQUIRED,
            answer.client().id(),
            challenge -> {
              Account account = challenge.subject().account();
              if (account == null || !answer.isFor(challenge) || !pool.isCurrent(account)) {
                throw ServiceException.invalidSession();
              }
              account.checkMaySignIn();
              pool.settings()
                  .schema()
                  .checkUserWrite(answer.client(), attributes, account.attributes());
              SrpVerifier verifier = pool.passwords().newVerifier(account, newPassword);
              pool.accounts().change(account, attributes, false);
              account.password(verifier, UserStatus.CONFIRMED);
              return afterProof(answer, challenge, account, challenge.device());
            });
  }

  private ObjectNode afterProof(
      ChallengeResponse answer, Challenge challenge, Account account, @Nullable Device device) {
    return challenge.detail() instanceof ChallengeDetail.Custom state
        ? customAuth.afterPassword(answer, challenge, device, state)
        : afterPassword(answer.context(), challenge.subject(), account, device);
  }

  private ObjectNode afterPassword(
      SignInContext context, Subject subject, Account account, @Nullable Device device) {
    if (device != null && device.remembered()) {
      return flow.sessionChallenge(ChallengeName.DEVICE_SRP_AUTH, context, subject, device);
    }
    return secondFactor.after(context, account, device);
  }

  private ObjectNode newPasswordRequired(
      SignInContext context,
      Subject subject,
      Account account,
      @Nullable Device device,
      @Nullable ChallengeDetail detail) {
    ObjectNode response =
        flow.sessionChallenge(
            ChallengeName.NEW_PASSWORD_REQUIRED, context, subject, device, detail);
    Map<String, String> known = account.attributes();
    ArrayNode missing = Json.object().arrayNode();
    pool.settings().schema().required().stream()
        .filter(name -> !known.containsKey(name))
        .forEach(name -> missing.add(ATTRIBUTE_PREFIX + name));
    ObjectNode attributes = Json.object();
    known.forEach(attributes::put);
    attributes.remove("sub");
    response
        .withObjectProperty("ChallengeParameters")
        .put("USER_ID_FOR_SRP", account.username())
        .put("requiredAttributes", missing.toString())
        .put("userAttributes", attributes.toString());
    return response;
  }

  private static Map<String, String> attributes(Parameters responses) {
    Map<String, String> attributes = new LinkedHashMap<>();
    responses
        .values()
        .forEach((name, value) -> {
          if (name.startsWith(ATTRIBUTE_PREFIX)) {
            attributes.put(name.substring(ATTRIBUTE_PREFIX.length()), value);
          }
        });
    return attributes;
  }
}
