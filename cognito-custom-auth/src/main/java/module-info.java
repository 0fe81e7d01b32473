/**
 * Lambda triggers for Amazon Cognito's {@code CUSTOM_AUTH}: a strict state machine, FIDO2 with
 * passkeys, and Duo.
 */
module io.github.cognitosrp.customauth {
  requires static org.jspecify;
  requires transitive aws.lambda.java.core;
  requires transitive aws.lambda.java.events;
  requires com.webauthn4j.core;
  requires static jdk.httpserver;
  requires static software.amazon.awssdk.core;
  requires static software.amazon.awssdk.services.dynamodb;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires java.net.http;

  exports io.github.cognitosrp.customauth;
  exports io.github.cognitosrp.customauth.duo;
  exports io.github.cognitosrp.customauth.dynamodb;
  exports io.github.cognitosrp.customauth.fido2;
}
