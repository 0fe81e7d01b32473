package io.github.cognitosrp.localpool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What USER_AUTH offers to a user besides PASSWORD_SRP. */
final class FirstFactors {
  private final PoolState pool;
  private final SignInFlow flow;
  private final SecondFactor codes;
  private final WebAuthnSteps webAuthn;

  FirstFactors(PoolState pool, SignInFlow flow) {
    this.pool = pool;
    this.flow = flow;
    this.codes = new SecondFactor(pool, flow);
    this.webAuthn = new WebAuthnSteps(pool, flow);
  }

  /** SELECT_CHALLENGE. */
  ObjectNode offer(AppClient client, Subject subject) {
    ObjectNode response =
        flow.sessionChallenge(ChallengeName.SELECT_CHALLENGE, client, subject, null);
    response.withObjectProperty("ChallengeParameters").put("USERNAME", subject.username());
    ArrayNode available = response.putArray("AvailableChallenges").add("PASSWORD_SRP");
    available(subject).forEach(available::add);
    return response;
  }

  /** The names of the challenges; a passkey only to who has one. */
  List<String> available(Subject subject) {
    Account account = subject.account();
    return pool.firstFactors.stream()
        .filter(factor ->
            factor != FirstFactor.WEB_AUTHN
                || (account != null && !account.passkeys().list().isEmpty()))
        .map(FirstFactor::name)
        .toList();
  }

  /** One of the challenges that are available. */
  ObjectNode challenge(String name, AppClient client, Subject subject) {
    Account account = subject.account();
    return account != null && name.equals(FirstFactor.WEB_AUTHN.name())
        ? webAuthn.challenge(client, subject, account)
        : codes.sentCode(ChallengeName.valueOf(name), client, subject, null);
  }
}
