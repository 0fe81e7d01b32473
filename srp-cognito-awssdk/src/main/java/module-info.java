/** Whole sign-ins to Amazon Cognito over the AWS SDK for Java 2. */
module io.github.cognitosrp.awssdk {
  requires static org.jspecify;
  requires transitive io.github.cognitosrp.cognito;
  requires transitive software.amazon.awssdk.services.cognitoidentityprovider;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.protocols.jsoncore;
  requires software.amazon.awssdk.utils;

  exports io.github.cognitosrp.awssdk;
  exports io.github.cognitosrp.awssdk.device;
}
