package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.srp.ServerHandshake;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.ChallengeDetail;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.Device;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.state.Subject;
import io.github.cognitosrp.localpool.trigger.TriggerResponse;
import io.github.cognitosrp.localpool.wire.Parameters;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CUSTOM_AUTH: the three triggers decide.
 *
 * <p>Source: the Amazon Cognito developer guide, "Custom authentication challenge Lambda triggers".
 */
public final class CustomAuth {
  private static final String CUSTOM_CHALLENGE = ChallengeName.CUSTOM_CHALLENGE.name();

  private final PoolState pool;
  private final SignInSteps flow;

  public CustomAuth(PoolState pool, SignInSteps flow) {
    this.pool = pool;
    this.flow = flow;
  }

  /** InitiateAuth, with SRP first or without. */
  public ObjectNode start(SignInContext context, Subject subject, Parameters parameters) {
    if ("SRP_A".equals(parameters.optional("CHALLENGE_NAME"))) {
      BigInteger publicA = ServerHandshake.publicA(parameters);
      if (!pool.triggers().has(TriggerType.DEFINE_AUTH_CHALLENGE)) {
        return flow.passwordVerifier(context, subject, publicA, false);
      }
      List<ChallengeDetail.Round> rounds = List.of(new ChallengeDetail.Round("SRP_A", true, ""));
      TriggerResponse decision = define(context, subject, rounds);
      if (!ChallengeName.PASSWORD_VERIFIER.name().equals(decision.text("challengeName"))) {
        throw invalidResponse("DefineAuthChallenge must ask for PASSWORD_VERIFIER after SRP_A");
      }
      return flow.passwordVerifier(
          context, subject, publicA, true, new ChallengeDetail.Custom(rounds, Map.of(), ""));
    }
    return next(context, subject, null, List.of());
  }

  /** After the password's proof. */
  public ObjectNode afterPassword(
      ChallengeResponse answer,
      Challenge challenge,
      @Nullable Device device,
      ChallengeDetail.Custom state) {
    return next(
        answer.context(),
        challenge.subject(),
        device,
        plus(state, ChallengeName.PASSWORD_VERIFIER.name(), true, ""));
  }

  /** CUSTOM_CHALLENGE: the answer, for the trigger to verify. */
  public ObjectNode answer(ChallengeResponse answer) {
    String text = answer.responses().required("ANSWER");
    Challenge challenge =
        pool.challenges()
            .take(answer.requiredSession(), ChallengeName.CUSTOM_CHALLENGE, answer.client().id());
    if (!answer.isFor(challenge) || !(challenge.detail() instanceof ChallengeDetail.Custom state)) {
      throw ServiceException.invalidSession();
    }
    Device device = device(answer, challenge);
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("privateChallengeParameters", state.privateParameters());
    request.put("challengeAnswer", text);
    TriggerResponse verdict =
        call(
            TriggerType.VERIFY_AUTH_CHALLENGE_RESPONSE,
            answer.context(),
            challenge.subject(),
            request);
    boolean correct = verdict.flag("answerCorrect");
    return next(
        answer.context(),
        challenge.subject(),
        device,
        plus(state, CUSTOM_CHALLENGE, correct, state.metadata()));
  }

  /** The device that the answer names, else the one that an earlier answer named. */
  private @Nullable Device device(ChallengeResponse answer, Challenge challenge) {
    try {
      Account account = challenge.subject().account();
      if (account == null) {
        return null;
      }
      Device named = pool.device(account, answer.responses());
      Device earlier = challenge.device();
      return named == null && earlier != null ? account.devices().find(earlier.key()) : named;
    } catch (ServiceException deviceDoesNotExist) {
      // Clients answer the same challenge once more, without DEVICE_KEY.
      if (challenge.failures() == 0) {
        pool.challenges().put(answer.requiredSession(), challenge.retry());
      }
      throw deviceDoesNotExist;
    }
  }

  private ObjectNode next(
      SignInContext context,
      Subject subject,
      @Nullable Device device,
      List<ChallengeDetail.Round> rounds) {
    TriggerResponse decision = define(context, subject, rounds);
    if (decision.flag("failAuthentication")) {
      throw ServiceException.incorrectUsernameOrPassword();
    }
    if (decision.flag("issueTokens")) {
      Account account = subject.account();
      if (account == null || !pool.isCurrent(account)) {
        throw ServiceException.incorrectUsernameOrPassword();
      }
      account.checkMaySignIn();
      return device != null && device.remembered()
          ? flow.sessionChallenge(ChallengeName.DEVICE_SRP_AUTH, context, subject, device)
          : flow.complete(context, account, device);
    }
    if (!CUSTOM_CHALLENGE.equals(decision.text("challengeName"))) {
      throw invalidResponse("DefineAuthChallenge must ask for CUSTOM_CHALLENGE here");
    }
    return create(context, subject, device, rounds);
  }

  private TriggerResponse define(
      SignInContext context, Subject subject, List<ChallengeDetail.Round> rounds) {
    return call(
        TriggerType.DEFINE_AUTH_CHALLENGE, context, subject, Map.of("session", session(rounds)));
  }

  private ObjectNode create(
      SignInContext context,
      Subject subject,
      @Nullable Device device,
      List<ChallengeDetail.Round> rounds) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("challengeName", CUSTOM_CHALLENGE);
    request.put("session", session(rounds));
    TriggerResponse made = call(TriggerType.CREATE_AUTH_CHALLENGE, context, subject, request);
    String metadata = made.text("challengeMetadata");
    ObjectNode response =
        flow.sessionChallenge(
            ChallengeName.CUSTOM_CHALLENGE,
            context,
            subject,
            device,
            new ChallengeDetail.Custom(
                rounds,
                made.textMap("privateChallengeParameters"),
                metadata == null ? "" : metadata));
    ObjectNode parameters = response.withObjectProperty("ChallengeParameters");
    made.textMap("publicChallengeParameters").forEach(parameters::put);
    parameters.put("USERNAME", subject.username());
    return response;
  }

  private TriggerResponse call(
      TriggerType type, SignInContext context, Subject subject, Map<String, Object> request) {
    if (!pool.triggers().has(type)) {
      throw ServiceException.invalidParameter("Custom auth lambda trigger is not configured.");
    }
    return pool.triggers().customAuth(type, context, subject, request);
  }

  private static List<ChallengeDetail.Round> plus(
      ChallengeDetail.Custom state, String name, boolean result, String metadata) {
    List<ChallengeDetail.Round> rounds = new ArrayList<>(state.rounds());
    rounds.add(new ChallengeDetail.Round(name, result, metadata));
    return List.copyOf(rounds);
  }

  private static List<Object> session(List<ChallengeDetail.Round> rounds) {
    List<Object> session = new ArrayList<>();
    for (ChallengeDetail.Round round : rounds) {
      Map<String, Object> element = new LinkedHashMap<>();
      element.put("challengeName", round.challengeName());
      element.put("challengeResult", round.result());
      element.put("challengeMetadata", round.metadata());
      session.add(element);
    }
    return session;
  }

  private static ServiceException invalidResponse(String message) {
    return new ServiceException("InvalidLambdaResponseException", message);
  }
}
