package io.github.cognitosrp.localpool.state;

/** The triggers of CUSTOM_AUTH, with the names that events and errors have. */
public enum TriggerCall {
  DEFINE("DefineAuthChallenge", "DefineAuthChallenge_Authentication"),
  CREATE("CreateAuthChallenge", "CreateAuthChallenge_Authentication"),
  VERIFY("VerifyAuthChallengeResponse", "VerifyAuthChallengeResponse_Authentication");

  public final String trigger;
  public final String source;

  TriggerCall(String trigger, String source) {
    this.trigger = trigger;
    this.source = source;
  }
}
