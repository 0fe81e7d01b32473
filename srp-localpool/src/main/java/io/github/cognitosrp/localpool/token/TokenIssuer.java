package io.github.cognitosrp.localpool.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.SignIn;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** Makes and reads the ID and access tokens (RS256). Thread-safe. */
public final class TokenIssuer {
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final PoolState pool;
  private final SigningKey key;
  private final String issuer;

  public TokenIssuer(PoolState pool, SigningKey key, String issuer) {
    this.pool = pool;
    this.key = key;
    this.issuer = issuer;
  }

  /** AuthenticationResult without refresh token. */
  public ObjectNode issue(SignIn signIn) {
    Instant now = pool.settings().clock().instant();
    ObjectNode result = Json.object();
    result.put("AccessToken", sign(accessClaims(signIn, now)));
    result.put("IdToken", sign(idClaims(signIn, now)));
    result.put("ExpiresIn", LIFETIME.toSeconds());
    result.put("TokenType", "Bearer");
    return result;
  }

  /** The user that an access token of this pool stands for. */
  public Account account(Request request) {
    return caller(request).account();
  }

  public Caller caller(Request request) {
    String text = request.required("AccessToken");
    try {
      SignedJWT token = SignedJWT.parse(text);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      if (token.verify(new RSASSAVerifier(key.rsaKey()))
          && "access".equals(claims.getStringClaim("token_use"))) {
        if (!pool.settings().clock().instant().isBefore(claims.getExpirationTime().toInstant())) {
          throw ServiceException.notAuthorized("Access Token has expired");
        }
        Account account = pool.current(claims.getStringClaim("username"), claims.getSubject());
        if (account != null && account.isRevoked(claims.getStringClaim("origin_jti"))) {
          throw ServiceException.notAuthorized("Access Token has been revoked");
        }
        if (account != null) {
          request.setSubject(account.username());
          return new Caller(account, claims.getStringClaim("client_id"));
        }
      }
    } catch (ParseException | JOSEException e) {
      throw ServiceException.notAuthorized("Invalid Access Token");
    }
    throw ServiceException.notAuthorized("Invalid Access Token");
  }

  private JWTClaimsSet idClaims(SignIn signIn, Instant now) {
    JWTClaimsSet.Builder claims = commonClaims(signIn, now, "id");
    for (Map.Entry<String, String> attribute : signIn.account().attributes().entrySet()) {
      String name = attribute.getKey();
      String value = attribute.getValue();
      claims.claim(name, name.endsWith("_verified") ? Boolean.valueOf(value) : value);
    }
    return claims
        .audience(signIn.clientId())
        .claim("cognito:username", signIn.account().username())
        .build();
  }

  private JWTClaimsSet accessClaims(SignIn signIn, Instant now) {
    JWTClaimsSet.Builder claims =
        commonClaims(signIn, now, "access")
            .claim("client_id", signIn.clientId())
            .claim("scope", "aws.cognito.signin.user.admin")
            .claim("username", signIn.account().username());
    if (signIn.deviceKey() != null) {
      claims.claim("device_key", signIn.deviceKey());
    }
    return claims.build();
  }

  private JWTClaimsSet.Builder commonClaims(SignIn signIn, Instant now, String use) {
    return new JWTClaimsSet.Builder()
        .subject(signIn.account().sub())
        .issuer(issuer)
        .claim("token_use", use)
        .claim("origin_jti", signIn.originJti())
        .claim("event_id", signIn.eventId())
        .claim("auth_time", signIn.authTime().getEpochSecond())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .jwtID(UUID.randomUUID().toString());
  }

  private String sign(JWTClaimsSet claims) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.rsaKey().getKeyID()).build(),
            claims);
    try {
      token.sign(new RSASSASigner(key.rsaKey()));
    } catch (JOSEException e) {
      throw new IllegalStateException("RS256 does not work here", e);
    }
    return token.serialize();
  }
}
