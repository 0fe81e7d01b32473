package io.github.cognitosrp.zkattest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signature that a security key makes in a browser is proven like any other. */
@Tag("slow")
class WebAuthnTest {
  private static final String REGISTER_AND_SIGN =
      """
      (async () => {
        const created = await navigator.credentials.create({publicKey: {
          challenge: new Uint8Array(32), rp: {name: 'test', id: 'localhost'},
          user: {id: new Uint8Array(8), name: 'alice', displayName: 'Alice'},
          pubKeyCredParams: [{type: 'public-key', alg: -7}]}})
        const signed = await navigator.credentials.get({publicKey: {
          challenge: crypto.getRandomValues(new Uint8Array(32)), rpId: 'localhost',
          allowCredentials: [{type: 'public-key', id: created.rawId}]}})
        const {authenticatorData, clientDataJSON, signature} = signed.toJSON().response
        return {authenticatorData, clientDataJSON, signature,
          publicKey: created.toJSON().response.publicKey}
      })()
      """;

  @Test
  void theSignatureOfASecurityKeyIsProven(@TempDir Path profile)
      throws IOException, InterruptedException, GeneralSecurityException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = "<!doctype html><title>test</title>".getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    try (Chromium chromium = Chromium.start(profile)) {
      chromium.open(URI.create("http://localhost:" + server.getAddress().getPort() + "/"));
      chromium.addAuthenticator("ctap2");
      isProven(chromium.evaluate(REGISTER_AND_SIGN));
    } finally {
      server.stop(0);
    }
  }

  private static void isProven(JsonNode assertion) throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] clientDataHash = sha256.digest(bytes(assertion, "clientDataJSON"));
    sha256.update(bytes(assertion, "authenticatorData"));
    byte[] hash = sha256.digest(clientDataHash);
    ECPublicKey key =
        (ECPublicKey)
            KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(bytes(assertion, "publicKey")));
    List<BigInteger> ring =
        List.of(BigInteger.valueOf(4), key.getW().getAffineX(), BigInteger.valueOf(5));
    ZkStatement statement = new ZkStatement(KeyRing.ofCoordinates(ring), hash);
    ZkAttestParams params = ZkAttestParams.derivedFrom("WebAuthn");

    ZkProof proof =
        ZkAttest.prove(
            params,
            statement,
            DerSignature.toP1363(bytes(assertion, "signature")),
            key,
            new SecureRandom());

    assertThat(ZkAttest.verify(params, statement, proof)).isTrue();
  }

  private static byte[] bytes(JsonNode node, String name) {
    return Base64.getUrlDecoder().decode(node.get(name).textValue());
  }
}
