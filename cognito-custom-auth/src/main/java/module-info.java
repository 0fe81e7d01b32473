/**
 * Lambda triggers for Amazon Cognito's {@code CUSTOM_AUTH}: a strict state machine, FIDO2 with
 * passkeys, and Duo.
 */
module io.github.cognitosrp.customauth {
  requires static org.jspecify;
  requires transitive aws.lambda.java.core;
  requires transitive aws.lambda.java.events;
  requires com.webauthn4j.core;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires java.net.http;

  exports io.github.cognitosrp.customauth;
  exports io.github.cognitosrp.customauth.duo;
}
