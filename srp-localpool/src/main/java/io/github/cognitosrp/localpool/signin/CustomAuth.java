package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.srp.ServerHandshake;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.ChallengeDetail;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.Device;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.Subject;
import io.github.cognitosrp.localpool.state.TriggerCall;
import io.github.cognitosrp.localpool.state.Triggers;
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
  public ObjectNode start(LocalAppClient client, Subject subject, Parameters parameters) {
    if ("SRP_A".equals(parameters.optional("CHALLENGE_NAME"))) {
      BigInteger publicA = ServerHandshake.publicA(parameters);
      if (pool.customAuth() == null) {
        return flow.passwordVerifier(client, subject, publicA, false);
      }
      List<ChallengeDetail.Round> rounds = List.of(new ChallengeDetail.Round("SRP_A", true, ""));
      Map<?, ?> decision = define(client, subject, rounds, Map.of());
      if (!ChallengeName.PASSWORD_VERIFIER.name().equals(decision.get("challengeName"))) {
        throw invalidResponse("DefineAuthChallenge must ask for PASSWORD_VERIFIER after SRP_A");
      }
      return flow.passwordVerifier(
          client, subject, publicA, true, new ChallengeDetail.Custom(rounds, Map.of(), ""));
    }
    return next(client, subject, null, List.of(), Map.of());
  }

  /** After the password's proof. */
  public ObjectNode afterPassword(
      ChallengeResponse answer,
      Challenge challenge,
      @Nullable Device device,
      ChallengeDetail.Custom state) {
    return next(
        answer.client(),
        challenge.subject(),
        device,
        plus(state, ChallengeName.PASSWORD_VERIFIER.name(), true, ""),
        answer.clientMetadata());
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
    Map<?, ?> verdict =
        triggers()
            .call(
                TriggerCall.VERIFY,
                answer.client(),
                challenge.subject(),
                request,
                answer.clientMetadata());
    boolean correct = Boolean.TRUE.equals(verdict.get("answerCorrect"));
    return next(
        answer.client(),
        challenge.subject(),
        device,
        plus(state, CUSTOM_CHALLENGE, correct, state.metadata()),
        answer.clientMetadata());
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
      LocalAppClient client,
      Subject subject,
      @Nullable Device device,
      List<ChallengeDetail.Round> rounds,
      Map<String, String> clientMetadata) {
    Map<?, ?> decision = define(client, subject, rounds, clientMetadata);
    if (Boolean.TRUE.equals(decision.get("failAuthentication"))) {
      throw ServiceException.incorrectUsernameOrPassword();
    }
    if (Boolean.TRUE.equals(decision.get("issueTokens"))) {
      Account account = subject.account();
      if (account == null || !pool.isCurrent(account)) {
        throw ServiceException.incorrectUsernameOrPassword();
      }
      account.checkMaySignIn();
      return device != null && device.remembered()
          ? flow.sessionChallenge(ChallengeName.DEVICE_SRP_AUTH, client, subject, device)
          : flow.complete(client, account, device);
    }
    if (!CUSTOM_CHALLENGE.equals(decision.get("challengeName"))) {
      throw invalidResponse("DefineAuthChallenge must ask for CUSTOM_CHALLENGE here");
    }
    return create(client, subject, device, rounds, clientMetadata);
  }

  private Map<?, ?> define(
      LocalAppClient client,
      Subject subject,
      List<ChallengeDetail.Round> rounds,
      Map<String, String> clientMetadata) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("session", session(rounds));
    return triggers().call(TriggerCall.DEFINE, client, subject, request, clientMetadata);
  }

  private ObjectNode create(
      LocalAppClient client,
      Subject subject,
      @Nullable Device device,
      List<ChallengeDetail.Round> rounds,
      Map<String, String> clientMetadata) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("challengeName", CUSTOM_CHALLENGE);
    request.put("session", session(rounds));
    Map<?, ?> made = triggers().call(TriggerCall.CREATE, client, subject, request, clientMetadata);
    Object metadata = made.get("challengeMetadata");
    ObjectNode response =
        flow.sessionChallenge(
            ChallengeName.CUSTOM_CHALLENGE,
            client,
            subject,
            device,
            new ChallengeDetail.Custom(
                rounds,
                texts(made.get("privateChallengeParameters")),
                metadata == null ? "" : metadata.toString()));
    ObjectNode parameters = response.withObjectProperty("ChallengeParameters");
    texts(made.get("publicChallengeParameters")).forEach(parameters::put);
    parameters.put("USERNAME", subject.username());
    return response;
  }

  private Triggers triggers() {
    if (pool.customAuth() == null) {
      throw ServiceException.invalidParameter("Custom auth lambda trigger is not configured.");
    }
    return pool.customAuth();
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

  private static Map<String, String> texts(@Nullable Object map) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (map instanceof Map<?, ?> given) {
      given.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }

  private static ServiceException invalidResponse(String message) {
    return new ServiceException("InvalidLambdaResponseException", message);
  }
}
