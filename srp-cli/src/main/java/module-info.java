/** The {@code cognito-srp} command. */
module io.github.cognitosrp.cli {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires io.github.cognitosrp.awssdk;
  requires io.github.cognitosrp.cognito;
  requires io.github.cognitosrp.localpool;
  requires io.github.cognitosrp.modpow;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.services.cognitoidentityprovider;
  requires static org.jspecify;

  opens io.github.cognitosrp.cli to
      com.fasterxml.jackson.databind,
      info.picocli;
}
