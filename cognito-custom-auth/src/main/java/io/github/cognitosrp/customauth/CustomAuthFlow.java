package io.github.cognitosrp.customauth;

import io.github.cognitosrp.customauth.support.Environment;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What Cognito's three triggers of CUSTOM_AUTH decide, as one strict state machine.
 *
 * <pre>{@code
 * CustomAuthFlow flow =
 *     CustomAuthFlow.builder().passwordFirst().challenge(handler).maxAttempts(1).build();
 * }</pre>
 *
 * <p>Whatever the client sends, nothing throws: a sign-in that leaves the order fails, a wrong
 * answer is {@code answerCorrect=false}, and the log has one line with the reason. Users who do not
 * exist see the same challenges and never get tokens. Immutable apart from the verdicts that it
 * remembers for repeated calls; thread-safe.
 *
 * <p>Source: the Amazon Cognito developer guide, "Custom authentication challenge Lambda triggers".
 */
public final class CustomAuthFlow {
  /** The private parameters of the engine's own. */
  private static final String RESERVED = "customauth.";

  private static final String CHALLENGE = RESERVED + "challenge";
  private static final String ROUND = RESERVED + "round";
  private static final int ROUND_BYTES = 16;

  private static final CreatedChallenge NONE = new CreatedChallenge(Map.of(), Map.of());

  private final SignInSequence sequence;
  private final List<ChallengeHandler> handlers;
  private final FlowLog log;
  private final SecureRandom random;
  private final FirstVerdicts verdicts = new FirstVerdicts();

  CustomAuthFlow(
      SignInSequence sequence, List<ChallengeHandler> handlers, FlowLog log, SecureRandom random) {
    this.sequence = sequence;
    this.handlers = handlers;
    this.log = log;
    this.random = random;
  }

  /**
   * Starts a description of the flow.
   *
   * @return a builder
   */
  public static CustomAuthFlowBuilder builder() {
    return new CustomAuthFlowBuilder();
  }

  /** DefineAuthChallenge: what comes next. */
  Decision define(ChallengeRequest request, List<Round> rounds) {
    Decision next = sequence.after(rounds);
    if (next instanceof Decision.Tokens && request.userNotFound()) {
      next = new Decision.Failure("the user does not exist");
    }
    if (next instanceof Decision.Failure failure) {
      log.write("define", "", request, "failed, " + failure.reason());
    }
    return next;
  }

  /**
   * A challenge that was made, with its name for {@code challengeMetadata}; both empty where none
   * can be made, so that every answer is wrong.
   */
  record Creation(CreatedChallenge challenge, String metadata) {}

  /** CreateAuthChallenge. */
  Creation create(ChallengeRequest request, @Nullable String challengeName, List<Round> rounds) {
    if (!Round.CUSTOM_CHALLENGE.equals(challengeName)
        || !(sequence.after(rounds) instanceof Decision.Challenge next)) {
      log.write("create", "", request, "failed, no challenge is due");
      return new Creation(NONE, "");
    }
    ChallengeHandler handler = handlers.get(next.index());
    String name = sequence.challenges().get(next.index());
    try {
      CreatedChallenge created = handler.create(request);
      if (!created.note().isEmpty()) {
        log.write("create", name, request, created.note());
      }
      return new Creation(withRound(created, name), name);
    } catch (OutOfMemoryError failure) {
      throw failure;
    } catch (Throwable failure) {
      log.write("create", name, request, "failed with " + failure.getClass().getName());
      return new Creation(NONE, name);
    }
  }

  private CreatedChallenge withRound(CreatedChallenge created, String name) {
    // Rounds that look the same would share their verdicts.
    byte[] round = Environment.randomBytes(random, ROUND_BYTES);
    Map<String, String> parameters = new HashMap<>(created.privateParameters());
    parameters.put(CHALLENGE, name);
    parameters.put(ROUND, Base64.getEncoder().encodeToString(round));
    return new CreatedChallenge(created.publicParameters(), parameters, created.note());
  }

  /** VerifyAuthChallengeResponse: whether the answer is right. */
  boolean verify(
      ChallengeRequest request, Map<String, String> privateParameters, @Nullable String answer) {
    Map<String, String> parameters = new HashMap<>(privateParameters);
    String name = parameters.remove(CHALLENGE);
    String round = parameters.remove(ROUND);
    int index = name == null ? -1 : sequence.challenges().indexOf(name);
    if (index < 0 || round == null) {
      return logged(request, "", Verdict.refused("no challenge was made"));
    }
    String challenge = sequence.challenges().get(index);
    if (answer == null) {
      return logged(request, challenge, Verdict.refused("there is no answer"));
    }
    if (answer.length() > EventParts.MAX_TEXT) {
      return logged(
          request,
          challenge,
          Verdict.refused("the answer is longer than " + EventParts.MAX_TEXT + " characters"));
    }
    Supplier<Verdict> verification =
        () -> verdict(handlers.get(index), request, Map.copyOf(parameters), answer);
    return logged(request, challenge, verdicts.of(round, request.userName(), answer, verification));
  }

  private static Verdict verdict(
      ChallengeHandler handler,
      ChallengeRequest request,
      Map<String, String> parameters,
      String answer) {
    Verdict verdict = handler.verify(request, parameters, answer);
    if (verdict == null) {
      return Verdict.refused("the handler gave no verdict");
    }
    return request.userNotFound() && verdict.accepted()
        ? Verdict.refused("the user does not exist")
        : verdict;
  }

  private boolean logged(ChallengeRequest request, String challenge, Verdict verdict) {
    String outcome = verdict.accepted() ? "accepted, " : "refused, ";
    log.write("verify", challenge, request, outcome + verdict.reason());
    return verdict.accepted();
  }

  void logUnknownTrigger(ChallengeRequest request, @Nullable String triggerSource) {
    log.write("unknown", "", request, "no trigger of CUSTOM_AUTH, " + triggerSource);
  }

  /**
   * Names the challenges.
   *
   * @return the order of the sign-in
   */
  @Override
  public String toString() {
    return "CustomAuthFlow["
        + (sequence.passwordFirst() ? "password, " : "")
        + String.join(", ", sequence.challenges())
        + "]";
  }
}
