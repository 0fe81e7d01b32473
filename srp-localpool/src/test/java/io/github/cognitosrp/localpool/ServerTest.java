package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.github.cognitosrp.localpool.model.LocalEndpoint;
import io.github.cognitosrp.testing.KeyStores;
import io.github.cognitosrp.testing.RecordedLog;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the pool listens, who it says it is, and what it warns of. */
class ServerTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path directory;

  private static HttpClient trusting(KeyStore store) throws Exception {
    KeyStore certificates = KeyStore.getInstance(KeyStore.getDefaultType());
    certificates.load(null, null);
    certificates.setCertificateEntry("pool", store.getCertificate("pool"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @Test
  void aKeyStoreMakesItHttps() throws Exception {
    Path file = KeyStores.selfSigned(directory, new String(PASSWORD));
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    try (LocalUserPool pool =
        LocalUserPool.builder().listen(LocalEndpoint.loopback(0).https(store, PASSWORD)).start()) {
      assertThat(pool.endpoint().getScheme()).isEqualTo("https");
      assertThat(pool.issuer()).startsWith("https://127.0.0.1:");
      HttpResponse<String> keys =
          trusting(store)
              .send(
                  HttpRequest.newBuilder(pool.jwksUri()).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(keys.statusCode()).isEqualTo(200);
      assertThat(keys.body()).contains("\"kty\":\"RSA\"");
      HttpResponse<String> answer =
          trusting(store)
              .send(
                  HttpRequest.newBuilder(pool.endpoint())
                      .header("X-Amz-Target", "AWSCognitoIdentityProviderService.ListUserPools")
                      .POST(HttpRequest.BodyPublishers.ofString("{\"MaxResults\":1}"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains(pool.userPoolId());
    }
  }

  private static Map<?, ?> discovery(LocalUserPool pool) throws IOException {
    URI address =
        pool.endpoint().resolve("/" + pool.userPoolId() + "/.well-known/openid-configuration");
    byte[] body = PoolCaller.exchange(HttpRequest.newBuilder(address).build()).body();
    return PoolCaller.MAPPER.readValue(body, Map.class);
  }

  @Test
  void theDiscoveryDocumentHasWhatOpenIdConnectRequiresAndCognitoAdds() throws IOException {
    try (LocalUserPool pool = LocalUserPool.start()) {
      Map<String, Object> document = new TreeMap<>();
      discovery(pool).forEach((name, value) -> document.put((String) name, value));
      String base = pool.issuer();

      assertThat(document)
          .isEqualTo(
              Map.ofEntries(
                  Map.entry("issuer", base),
                  Map.entry("jwks_uri", pool.jwksUri().toString()),
                  Map.entry("authorization_endpoint", base + "/oauth2/authorize"),
                  Map.entry("token_endpoint", base + "/oauth2/token"),
                  Map.entry("userinfo_endpoint", base + "/oauth2/userInfo"),
                  Map.entry("revocation_endpoint", base + "/oauth2/revoke"),
                  Map.entry("end_session_endpoint", base + "/logout"),
                  Map.entry("response_types_supported", List.of("code", "token")),
                  Map.entry("scopes_supported", List.of("openid", "email", "phone", "profile")),
                  Map.entry("id_token_signing_alg_values_supported", List.of("RS256")),
                  Map.entry("subject_types_supported", List.of("public")),
                  Map.entry(
                      "token_endpoint_auth_methods_supported",
                      List.of("client_secret_basic", "client_secret_post"))));
    }
  }

  /** As Spring's resource server does it: keys and issuer from the discovery document. */
  @Test
  void nimbusVerifiesTokensByTheDiscoveryDocument() throws Exception {
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start()) {
      PoolCaller.Reply reply = new PoolCaller(pool).signIn("alice", "secret");
      Map<?, ?> document = discovery(pool);
      DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(
              JWSAlgorithm.RS256,
              JWKSourceBuilder.create(new URL((String) document.get("jwks_uri"))).build()));
      processor.setJWTClaimsSetVerifier(
          new DefaultJWTClaimsVerifier<>(
              pool.clientId(),
              new JWTClaimsSet.Builder().issuer((String) document.get("issuer")).build(),
              Set.of("sub", "exp", "iat", "token_use")));

      JWTClaimsSet claims = processor.process(reply.at("/AuthenticationResult/IdToken"), null);

      assertThat(claims.getSubject()).isEqualTo(pool.user("alice").sub());
    }
  }

  @Test
  void anotherIssuerIsInTokensAndDocumentsAndIsTheOneThatIsTaken() throws Exception {
    String aws = "https://cognito-idp.eu-central-1.amazonaws.com";
    try (LocalUserPool pool =
        LocalUserPool.builder()
            .userPool("eu-central-1_AbC123")
            .issuer(aws + "/")
            .user("alice", "secret")
            .start()) {
      PoolCaller caller = new PoolCaller(pool);
      String token = caller.signIn("alice", "secret").accessToken();

      assertThat(pool.issuer()).isEqualTo(aws + "/eu-central-1_AbC123");
      assertThat(SignedJWT.parse(token).getJWTClaimsSet().getIssuer()).isEqualTo(pool.issuer());
      assertThat(discovery(pool).get("issuer")).isEqualTo(pool.issuer());
      assertThat(discovery(pool).get("jwks_uri")).isEqualTo(pool.jwksUri().toString());
      assertThat(caller.call("GetUser", Map.of("AccessToken", token)).at("/Username"))
          .isEqualTo("alice");
    }
  }

  /** What is logged under a name while something runs. */
  private static List<String> logged(String logger, RecordedLog.Step step) throws Exception {
    return RecordedLog.of("io.github.cognitosrp.localpool.http." + logger, step).stream()
        .map(line ->
            line.getParameters() == null
                ? line.getMessage()
                : MessageFormat.format(line.getMessage(), line.getParameters()))
        .toList();
  }

  @Test
  void aPoolOnAnotherInterfaceThanLoopbackWarns() throws Exception {
    List<String> lines =
        logged(
            "PoolServer",
            () -> LocalUserPool.builder().listen(LocalEndpoint.of("0.0.0.0", 0)).start().close());

    assertThat(lines)
        .containsExactly(
            "The local user pool listens on 0.0.0.0: whoever reaches it can administer it");
    assertThat(logged("PoolServer", () -> LocalUserPool.start().close())).isEmpty();
  }

  @Test
  void anUnknownOperationIsLoggedOnce() throws Exception {
    try (LocalUserPool pool = LocalUserPool.start()) {
      PoolCaller caller = new PoolCaller(pool);
      List<String> lines =
          logged(
              "PoolDirectory",
              () -> {
                for (String name : List.of("CreateUserPool", "MakeCoffee", "CreateUserPool")) {
                  assertThat(caller.call(name, Map.of()).at("/__type"))
                      .isEqualTo("UnknownOperationException");
                }
              });

      assertThat(lines)
          .containsExactly(
              "The local user pool has no operation CreateUserPool",
              "The local user pool has no operation MakeCoffee");
      assertThat(pool.events()).hasSize(3);
    }
  }

  /** Hides a class of Jackson's that came with version 2.15. */
  private static final class OlderJackson extends URLClassLoader {
    private static final String HIDDEN = "com.fasterxml.jackson.core.StreamReadConstraints";

    OlderJackson(URL[] classPath) {
      super(classPath, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(HIDDEN)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void aJacksonThatIsTooOldIsToldAtTheStart() throws Exception {
    List<URL> classPath = new ArrayList<>();
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : all.split(File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    try (OlderJackson loader = new OlderJackson(classPath.toArray(URL[]::new))) {
      Class<?> pool = loader.loadClass(LocalUserPool.class.getName());

      assertThatThrownBy(() -> pool.getMethod("start").invoke(null))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("needs Jackson 2.16 or later");
    }
  }
}
