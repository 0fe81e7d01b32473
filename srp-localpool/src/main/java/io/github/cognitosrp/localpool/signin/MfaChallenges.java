package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.SentCode;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.ChallengeDetail;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.CodeSender;
import io.github.cognitosrp.localpool.state.Device;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.state.Subject;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What follows the first factor: tokens, or a challenge about a second one. */
public final class MfaChallenges {
  private final PoolState pool;
  private final SignInSteps flow;

  public MfaChallenges(PoolState pool, SignInSteps flow) {
    this.pool = pool;
    this.flow = flow;
  }

  public ObjectNode after(SignInContext context, Account account, @Nullable Device device) {
    List<MfaMethod> methods =
        pool.settings().mfa() == MfaMode.OFF ? List.of() : account.mfa().enabled();
    MfaMethod preferred = account.mfa().preferred();
    Subject subject = Subject.of(account);
    if (methods.isEmpty()) {
      return pool.settings().mfa() == MfaMode.ON
          ? choice(
              ChallengeName.MFA_SETUP,
              "MFAS_CAN_SETUP",
              pool.settings().mfaSetup(),
              context,
              subject,
              device)
          : flow.complete(context, account, device);
    }
    if (preferred != null || methods.size() == 1) {
      return challenge(preferred == null ? methods.get(0) : preferred, context, subject, device);
    }
    return choice(
        ChallengeName.SELECT_MFA_TYPE, "MFAS_CAN_CHOOSE", methods, context, subject, device);
  }

  /** The challenge of one method. */
  public ObjectNode challenge(
      MfaMethod method, SignInContext context, Subject subject, @Nullable Device device) {
    if (method == MfaMethod.SOFTWARE_TOKEN_MFA) {
      ObjectNode response =
          flow.sessionChallenge(ChallengeName.SOFTWARE_TOKEN_MFA, context, subject, device);
      parameters(response, subject).put("FRIENDLY_DEVICE_NAME", "authenticator");
      return response;
    }
    return sentCode(ChallengeName.valueOf(method.name()), context, subject, device);
  }

  /** A challenge about a code that was sent; also a first factor of USER_AUTH. */
  public ObjectNode sentCode(
      ChallengeName name, SignInContext context, Subject subject, @Nullable Device device) {
    Account account = subject.account();
    if (account == null) {
      throw ServiceException.incorrectUsernameOrPassword();
    }
    return sent(pool.codes().send(context, account, name), null, context, subject, device);
  }

  /** EMAIL_OTP to an address that becomes the user's with the right answer. */
  public ObjectNode newEmail(
      SignInContext context, Account account, @Nullable Device device, String email) {
    SentCode sent = pool.codes().send(context, account, ChallengeName.EMAIL_OTP, email);
    return sent(sent, email, context, Subject.of(account), device);
  }

  private ObjectNode sent(
      SentCode sent,
      @Nullable String newEmail,
      SignInContext context,
      Subject subject,
      @Nullable Device device) {
    ChallengeName name = ChallengeName.valueOf(sent.purpose());
    ObjectNode response =
        flow.sessionChallenge(
            name, context, subject, device, new ChallengeDetail.Code(sent.code(), newEmail));
    boolean email = name == ChallengeName.EMAIL_OTP;
    parameters(response, subject)
        .put("CODE_DELIVERY_DELIVERY_MEDIUM", email ? "EMAIL" : "SMS")
        .put(
            "CODE_DELIVERY_DESTINATION",
            email
                ? CodeSender.maskedEmail(sent.destination())
                : CodeSender.maskedPhone(sent.destination()));
    return response;
  }

  private ObjectNode choice(
      ChallengeName name,
      String parameter,
      List<MfaMethod> methods,
      SignInContext context,
      Subject subject,
      @Nullable Device device) {
    ObjectNode response = flow.sessionChallenge(name, context, subject, device);
    parameters(response, subject)
        .put(
            parameter,
            methods.stream()
                .map(method -> '"' + method.name() + '"')
                .collect(Collectors.joining(",", "[", "]")));
    return response;
  }

  private static ObjectNode parameters(ObjectNode response, Subject subject) {
    return response
        .withObjectProperty("ChallengeParameters")
        .put("USER_ID_FOR_SRP", subject.username());
  }
}
