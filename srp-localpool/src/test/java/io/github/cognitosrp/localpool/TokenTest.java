package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tokens, as an application verifies them. */
class TokenTest {
  private final TestClock clock = new TestClock("2026-11-09T09:05:00Z");
  private final LocalUserPool pool =
      LocalUserPool.builder().clock(clock).user("alice", "correct horse").start();
  private final PoolCaller caller = new PoolCaller(pool, pool.appClients().get(0), clock);
  private final String issuer = pool.endpoint() + "/" + pool.userPoolId();

  @AfterEach
  void close() {
    pool.close();
  }

  private static String get(URI uri) {
    return new String(PoolCaller.exchange(HttpRequest.newBuilder(uri).build()).body(), UTF_8);
  }

  private JWTClaimsSet verified(String token) throws Exception {
    SignedJWT jwt = SignedJWT.parse(token);
    RSAKey key =
        JWKSet.parse(get(pool.jwksUri())).getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
    assertThat(key.isPrivate()).isFalse();
    assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
    return jwt.getJWTClaimsSet();
  }

  @Test
  void theIdTokenSaysWhoTheUserIs() throws Exception {
    pool.user("alice").attribute("email", "alice@example.com").attribute("email_verified", "true");

    JWTClaimsSet claims =
        verified(caller.signIn("alice", "correct horse").at("/AuthenticationResult/IdToken"));

    assertThat(claims.getSubject()).isEqualTo(pool.user("alice").sub());
    assertThat(claims.getIssuer()).isEqualTo(issuer);
    assertThat(claims.getAudience()).containsExactly(pool.clientId());
    assertThat(claims.getStringClaim("token_use")).isEqualTo("id");
    assertThat(claims.getStringClaim("cognito:username")).isEqualTo("alice");
    assertThat(claims.getStringClaim("email")).isEqualTo("alice@example.com");
    assertThat(claims.getBooleanClaim("email_verified")).isTrue();
    assertThat(claims.getLongClaim("auth_time")).isEqualTo(clock.instant().getEpochSecond());
    assertThat(claims.getIssueTime()).isEqualTo("2026-11-09T09:05:00Z");
    assertThat(claims.getExpirationTime()).isEqualTo("2026-11-09T10:05:00Z");
  }

  @Test
  void theAccessTokenSaysForWhichClient() throws Exception {
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    JWTClaimsSet access = verified(signIn.accessToken());
    JWTClaimsSet id = verified(signIn.at("/AuthenticationResult/IdToken"));

    assertThat(access.getStringClaim("token_use")).isEqualTo("access");
    assertThat(access.getStringClaim("client_id")).isEqualTo(pool.clientId());
    assertThat(access.getStringClaim("username")).isEqualTo("alice");
    assertThat(access.getStringClaim("scope")).isEqualTo("aws.cognito.signin.user.admin");
    assertThat(access.getAudience()).isEmpty();
    assertThat(access.getClaims()).doesNotContainKey("device_key");
    assertThat(access.getStringClaim("origin_jti")).isEqualTo(id.getStringClaim("origin_jti"));
    assertThat(access.getStringClaim("event_id")).isEqualTo(id.getStringClaim("event_id"));
    assertThat(access.getJWTID()).isNotEqualTo(id.getJWTID());
  }

  @Test
  void discoveryLeadsToTheKeys() throws Exception {
    String configuration = get(URI.create(issuer + "/.well-known/openid-configuration"));

    assertThat(PoolCaller.MAPPER.readTree(configuration).get("issuer").asText()).isEqualTo(issuer);
    assertThat(PoolCaller.MAPPER.readTree(configuration).get("jwks_uri").asText())
        .isEqualTo(pool.jwksUri().toString());
  }

  @Test
  void onlyAnUnchangedAccessTokenOpensGetUser() throws Exception {
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    String refused = "400 NotAuthorizedException: Invalid Access Token";

    try (LocalUserPool other = LocalUserPool.builder().user("alice", "correct horse").start()) {
      String foreign = new PoolCaller(other).signIn("alice", "correct horse").accessToken();
      assertThat(getUser(foreign)).isEqualTo(refused);
    }
    assertThat(getUser(signIn.at("/AuthenticationResult/IdToken"))).isEqualTo(refused);
    assertThat(getUser("not.a.token")).isEqualTo(refused);
    String token = signIn.accessToken();
    int signature = token.lastIndexOf('.') + 1;
    char other = token.charAt(signature) == 'A' ? 'B' : 'A';
    assertThat(getUser(token.substring(0, signature) + other + token.substring(signature + 1)))
        .isEqualTo(refused);
    pool.user("alice").delete();
    assertThat(getUser(token)).isEqualTo(refused);
  }

  /** Pools with one id share a key in a process, so the issuer alone tells their tokens apart. */
  @Test
  void aTokenOfAnotherIssuerWithTheSameKeyAndSubIsRefused() {
    String sub = "6f1f0d7e-1111-4222-8333-444455556666";
    pool.addUser("bob", "correct horse", sub);
    try (LocalUserPool other = LocalUserPool.builder().clock(clock).start()) {
      assertThat(get(other.jwksUri())).isEqualTo(get(pool.jwksUri()));
      other.addUser("bob", "correct horse", sub);
      PoolCaller elsewhere = new PoolCaller(other, other.appClients().get(0), clock);
      String foreign = elsewhere.signIn("bob", "correct horse").accessToken();

      assertThat(getUser(foreign)).isEqualTo("400 NotAuthorizedException: Invalid Access Token");
    }
  }

  private String getUser(String token) {
    return caller.call("GetUser", Map.of("AccessToken", token)).error();
  }
}
