package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.Subject;
import java.util.List;

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
  public ObjectNode offer(LocalAppClient client, Subject subject) {
    ObjectNode response =
        flow.sessionChallenge(ChallengeName.SELECT_CHALLENGE, client, subject, null);
    response.withObjectProperty("ChallengeParameters").put("USERNAME", subject.username());
    ArrayNode available = response.putArray("AvailableChallenges").add("PASSWORD_SRP");
    available(subject).forEach(available::add);
    return response;
  }

  /** The names of the challenges; a passkey only to who has one. */
  public List<String> available(Subject subject) {
    Account account = subject.account();
    return pool.settings().firstFactors().stream()
        .filter(factor ->
            factor != FirstFactor.WEB_AUTHN
                || (account != null && !account.passkeys().list().isEmpty()))
        .map(FirstFactor::name)
        .toList();
  }

  /** One of the challenges that are available. */
  public ObjectNode challenge(String name, LocalAppClient client, Subject subject) {
    Account account = subject.account();
    return account != null && name.equals(FirstFactor.WEB_AUTHN.name())
        ? webAuthn.challenge(client, subject, account)
        : codes.sentCode(ChallengeName.valueOf(name), client, subject, null);
  }
}
