package io.github.cognitosrp.localpool.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.SignIn;
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes and reads the ID and access tokens (RS256). Thread-safe. */
public final class TokenIssuer {

  /** Claims of the protocol, none of which is an attribute. */
  private static final Set<String> RESERVED =
      Set.of(
          "iss",
          "aud",
          "exp",
          "iat",
          "nbf",
          "jti",
          "auth_time",
          "token_use",
          "event_id",
          "origin_jti",
          "client_id",
          "username",
          "scope",
          "version",
          "device_key",
          "nonce",
          "at_hash");

  /** What every sign-in without a hosted page gets; the operations for users ask for it. */
  private static final String USER_SCOPE = "aws.cognito.signin.user.admin";

  static final List<String> SCOPES = List.of(USER_SCOPE);

  private final PoolState pool;
  private final SigningKey key;
  private final String issuer;

  public TokenIssuer(PoolState pool, SigningKey key, String issuer) {
    this.pool = pool;
    this.key = key;
    this.issuer = issuer;
  }

  /** AuthenticationResult without refresh token. */
  public ObjectNode issue(SignIn signIn, SignInContext context) {
    Instant now = pool.settings().clock().instant();
    GroupClaims groups = GroupClaims.of(pool.groups().of(signIn.account()));
    TokenChanges changes = TokenChanges.ask(pool.triggers(), context, signIn.account(), groups);
    ObjectNode result = Json.object();
    result.put("AccessToken", sign(accessClaims(signIn, now, changes)));
    result.put("IdToken", sign(idClaims(signIn, now, changes)));
    result.put("ExpiresIn", signIn.client().accessTokenValidity().toSeconds());
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
      if (token.verify(key.verifier())
          && "access".equals(claims.getStringClaim("token_use"))
          && issuer.equals(claims.getIssuer())) {
        if (!pool.settings().clock().instant().isBefore(claims.getExpirationTime().toInstant())) {
          throw ServiceException.notAuthorized("Access Token has expired");
        }
        Account account = pool.current(claims.getStringClaim("username"), claims.getSubject());
        if (account != null && !account.enabled()) {
          throw ServiceException.notAuthorized("User is disabled.");
        }
        if (account != null && account.isRevoked(claims.getStringClaim("origin_jti"))) {
          throw ServiceException.notAuthorized("Access Token has been revoked");
        }
        if (account != null && !hasScope(claims)) {
          throw ServiceException.notAuthorized("Access Token does not have required scopes");
        }
        if (account != null) {
          request.setSubject(account.username());
          LocalAppClient client = pool.settings().clients().get(claims.getStringClaim("client_id"));
          if (client != null) {
            return new Caller(account, client);
          }
        }
      }
    } catch (ParseException | JOSEException e) {
      throw ServiceException.notAuthorized("Invalid Access Token");
    }
    throw ServiceException.notAuthorized("Invalid Access Token");
  }

  private static boolean hasScope(JWTClaimsSet claims) throws ParseException {
    String scope = claims.getStringClaim("scope");
    return scope != null && List.of(scope.split(" ")).contains(USER_SCOPE);
  }

  /** Attributes first: what the protocol says of a token cannot be overwritten by a user. */
  private JWTClaimsSet idClaims(SignIn signIn, Instant now, TokenChanges changes) {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    signIn
        .account()
        .attributes()
        .forEach((name, value) -> {
          if (signIn.client().mayRead(name) && !RESERVED.contains(name)) {
            claims.claim(name, value(name, value));
          }
        });
    changes.applyToIdToken(claims);
    addCommonClaims(claims, signIn, now, now.plus(signIn.client().idTokenValidity()), "id");
    changes.groups().addTo(claims, true);
    return claims
        .audience(signIn.client().id())
        .claim("cognito:username", signIn.account().username())
        .build();
  }

  /** As the types of OpenID Connect, section 5.1, have it. */
  private static Object value(String name, String value) {
    if (name.endsWith("_verified")) {
      return Boolean.valueOf(value);
    }
    return switch (name) {
      case "updated_at" -> Long.valueOf(value);
      case "address" -> Map.of("formatted", value);
      default -> value;
    };
  }

  private JWTClaimsSet accessClaims(SignIn signIn, Instant now, TokenChanges changes) {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    changes.applyToAccessToken(claims, signIn.client().id());
    changes.groups().addTo(claims, false);
    addCommonClaims(claims, signIn, now, now.plus(signIn.client().accessTokenValidity()), "access");
    claims
        .claim("client_id", signIn.client().id())
        .claim("scope", String.join(" ", changes.scopes(SCOPES)))
        .claim("version", 2)
        .claim("username", signIn.account().username());
    if (signIn.deviceKey() != null) {
      claims.claim("device_key", signIn.deviceKey());
    }
    return claims.build();
  }

  private void addCommonClaims(
      JWTClaimsSet.Builder claims, SignIn signIn, Instant now, Instant expiry, String use) {
    claims
        .subject(signIn.account().sub())
        .issuer(issuer)
        .claim("token_use", use)
        .claim("origin_jti", signIn.originJti())
        .claim("event_id", signIn.eventId())
        .claim("auth_time", signIn.authTime().getEpochSecond())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(expiry))
        .jwtID(UUID.randomUUID().toString());
  }

  private String sign(JWTClaimsSet claims) {
    SignedJWT token = new SignedJWT(key.header(), claims);
    try {
      token.sign(key.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("RS256 does not work here", e);
    }
    return token.serialize();
  }
}
