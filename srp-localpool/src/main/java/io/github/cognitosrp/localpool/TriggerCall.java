package io.github.cognitosrp.localpool;

/** The triggers of CUSTOM_AUTH, with the names that events and errors have. */
enum TriggerCall {
  DEFINE("DefineAuthChallenge", "DefineAuthChallenge_Authentication"),
  CREATE("CreateAuthChallenge", "CreateAuthChallenge_Authentication"),
  VERIFY("VerifyAuthChallengeResponse", "VerifyAuthChallengeResponse_Authentication");

  final String trigger;
  final String source;

  TriggerCall(String trigger, String source) {
    this.trigger = trigger;
    this.source = source;
  }
}
