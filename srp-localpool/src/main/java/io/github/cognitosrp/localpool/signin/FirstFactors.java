package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.state.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What USER_AUTH offers to a user besides PASSWORD_SRP. */
public final class FirstFactors {
  private final PoolState pool;
  private final SignInSteps flow;
  private final MfaChallenges codes;
  private final WebAuthnSteps webAuthn;

  public FirstFactors(
      PoolState pool, SignInSteps flow, MfaChallenges codes, WebAuthnSteps webAuthn) {
    this.pool = pool;
    this.flow = flow;
    this.codes = codes;
    this.webAuthn = webAuthn;
  }

  /** SELECT_CHALLENGE. */
  public ObjectNode offer(SignInContext context, Subject subject) {
    ObjectNode response =
        flow.sessionChallenge(ChallengeName.SELECT_CHALLENGE, context, subject, null);
    response.withObjectProperty("ChallengeParameters").put("USERNAME", subject.username());
    ArrayNode available =
        response.putArray("AvailableChallenges").add("PASSWORD_SRP").add("PASSWORD");
    available(subject).forEach(available::add);
    return response;
  }

  /**
   * The names of the challenges. A passkey is offered only to who has one; and where the user needs
   * a second factor, only what is both factors.
   */
  List<String> available(Subject subject) {
    Account account = subject.account();
    return pool.settings().firstFactors().stream()
        .filter(factor -> isAvailable(factor, account))
        .map(FirstFactor::name)
        .toList();
  }

  private boolean isAvailable(FirstFactor factor, @Nullable Account account) {
    if (account == null) {
      return factor != FirstFactor.WEB_AUTHN;
    }
    boolean needsSecond =
        pool.settings().mfa() == MfaMode.ON
            || (pool.settings().mfa() == MfaMode.OPTIONAL && !account.mfa().enabled().isEmpty());
    if (factor != FirstFactor.WEB_AUTHN) {
      return !needsSecond;
    }
    return !account.passkeys().list().isEmpty()
        && (!needsSecond || (pool.settings().passkeysAreMultiFactor() && account.mfa().webAuthn()));
  }

  /** One of the challenges that are available. */
  public ObjectNode challenge(String name, SignInContext context, Subject subject) {
    Account account = subject.account();
    return account != null && name.equals(FirstFactor.WEB_AUTHN.name())
        ? webAuthn.challenge(context, subject, account)
        : codes.sentCode(ChallengeName.valueOf(name), context, subject, null);
  }
}
