/**
 * An Amazon Cognito user pool in your process: speaks Cognito's HTTP protocol on the loopback
 * interface and verifies every Secure Remote Password proof. For tests and development.
 */
module io.github.cognitosrp.localpool {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.webauthn4j.core;
  requires com.nimbusds.jose.jwt;
  requires org.bouncycastle.provider;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires java.net.http;
  requires static org.junit.jupiter.api;

  exports io.github.cognitosrp.localpool;
  exports io.github.cognitosrp.localpool.junit;
  exports io.github.cognitosrp.localpool.lambda;
  exports io.github.cognitosrp.localpool.model;
  exports io.github.cognitosrp.localpool.seed;

  opens io.github.cognitosrp.localpool.seed to
      com.fasterxml.jackson.databind;
}
