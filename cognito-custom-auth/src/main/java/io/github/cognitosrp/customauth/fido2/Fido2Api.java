package io.github.cognitosrp.customauth.fido2;

import io.github.cognitosrp.customauth.support.Copies;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The REST interface of the npm package {@code amazon-cognito-passwordless-auth} 0.17, free of any
 * server: {@link Fido2ApiHandler} puts it behind API Gateway, {@link Fido2HttpHandler} behind the
 * JDK's HTTP server. Never throws. Thread-safe.
 *
 * <table>
 * <caption>Requests, each a POST</caption>
 * <tr><th>path</th><th>answer</th></tr>
 * <tr><td>{@code /sign-in-challenge}, for anybody</td><td>options of a sign-in without a user
 * name</td></tr>
 * <tr><td>{@code /register-authenticator/start?rpId=}</td><td>options for the browser</td></tr>
 * <tr><td>{@code /register-authenticator/complete}</td><td>the new authenticator</td></tr>
 * <tr><td>{@code /authenticators/list?rpId=}</td><td>{@code authenticators}</td></tr>
 * <tr><td>{@code /authenticators/update}</td><td>nothing; the body has {@code credentialId} and
 * {@code friendlyName}</td></tr>
 * <tr><td>{@code /authenticators/delete}</td><td>nothing; the body has {@code credentialId}</td></tr>
 * </table>
 */
public final class Fido2Api {
  private static final System.Logger LOG = System.getLogger(Fido2Api.class.getName());

  private final @Nullable Authenticators authenticators;
  private final @Nullable SignInChallenges signInChallenges;

  /**
   * A request.
   *
   * @param path begins with a slash
   * @param query the query's parameters, decoded
   * @param claims those of the caller's ID token, verified; empty if there is none
   * @param body the body as text; empty if there is none
   */
  public record Request(
      String path, Map<String, String> query, Map<String, String> claims, String body) {

    /**
     * Copies the maps.
     *
     * @param path begins with a slash
     * @param query the query
     * @param claims the claims
     * @param body the body
     * @throws NullPointerException if one is {@code null}, or a name or value in a map is
     * @throws IllegalArgumentException if a name or value in a map is no text
     */
    public Request {
      Objects.requireNonNull(path, "path");
      query = Copies.texts(query, "query");
      claims = Copies.texts(claims, "claims");
      Objects.requireNonNull(body, "body");
    }

    /** Names the path and nothing else: the rest is personal or unchecked. */
    @Override
    public String toString() {
      return "Request[" + path + "]";
    }
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param body JSON, or empty
   */
  public record Response(int status, String body) {
    /** The headers of every answer. */
    public static final Map<String, String> HEADERS =
        Map.of(
            "Strict-Transport-Security", "max-age=31536000; includeSubdomains; preload",
            "Content-Type", "application/json",
            "Cache-Control", "no-store");

    /**
     * Checks that there is a body.
     *
     * @param status the HTTP status
     * @param body the body
     * @throws NullPointerException if one is {@code null}, or a name or value in a map is
     * @throws IllegalArgumentException if a name or value in a map is no text
     */
    public Response {
      Objects.requireNonNull(body, "body");
    }
  }

  private Fido2Api(
      @Nullable Authenticators authenticators, @Nullable SignInChallenges signInChallenges) {
    this.authenticators = authenticators;
    this.signInChallenges = signInChallenges;
  }

  /**
   * The requests of signed-in users.
   *
   * @param authenticators what they look after
   * @return the interface without {@code /sign-in-challenge}
   */
  public static Fido2Api forUsers(Authenticators authenticators) {
    Objects.requireNonNull(authenticators, "authenticators");
    return new Fido2Api(authenticators, null);
  }

  /**
   * The one request that anybody may send. Deploy it as a function of its own that may only write
   * challenges, and limit how often it is called.
   *
   * @param signInChallenges makes the challenges
   * @return the interface with {@code /sign-in-challenge} only
   */
  public static Fido2Api forAnybody(SignInChallenges signInChallenges) {
    Objects.requireNonNull(signInChallenges, "signInChallenges");
    return new Fido2Api(null, signInChallenges);
  }

  /**
   * All requests, for one server.
   *
   * @param authenticators what signed-in users look after
   * @param signInChallenges makes the challenges of sign-ins without a user name
   * @return the interface
   */
  public static Fido2Api forEverything(
      Authenticators authenticators, SignInChallenges signInChallenges) {
    Objects.requireNonNull(authenticators, "authenticators");
    Objects.requireNonNull(signInChallenges, "signInChallenges");
    return new Fido2Api(authenticators, signInChallenges);
  }

  /**
   * Answers a request.
   *
   * @param request the request
   * @return the answer; bad input gets 400, and a failure of the store 500 with a line in the log
   */
  public Response handle(Request request) {
    Objects.requireNonNull(request, "request");
    try {
      if (signInChallenges != null && request.path().equals("/sign-in-challenge")) {
        return new Response(200, signInChallenges.create());
      }
      if (authenticators != null) {
        return forUser(authenticators, request);
      }
      return message(404, "Not found");
    } catch (Fido2Exception e) {
      return message(400, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      return failed(e);
    }
  }

  /** A failure of what this depends on. */
  static Response failed(Throwable failure) {
    // A message of the store's can hold keys of the table, and so the names of users.
    LOG.log(System.Logger.Level.ERROR, "FIDO2 API failed: {0}", failure.getClass().getName());
    return message(500, "Internal Server Error");
  }

  private static Response forUser(Authenticators authenticators, Request request) {
    return switch (request.path()) {
      case "/register-authenticator/start" ->
          new Response(
              200,
              authenticators.startRegistration(
                  Fido2User.ofClaims(request.claims()), rpId(request)));
      case "/register-authenticator/complete" ->
          new Response(
              200,
              json(authenticators.completeRegistration(
                      Fido2User.ofClaims(request.claims()), request.body()))
                  .toString());
      case "/authenticators/list" -> {
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("authenticators");
        authenticators
            .list(Fido2User.ofClaims(request.claims()), rpId(request))
            .forEach(credential -> list.add(json(credential)));
        yield new Response(200, body.toString());
      }
      case "/authenticators/update" -> {
        ObjectNode body = body(request);
        authenticators.rename(
            Fido2User.ofClaims(request.claims()),
            member(body, "credentialId"),
            member(body, "friendlyName"));
        yield new Response(200, "");
      }
      case "/authenticators/delete" -> {
        authenticators.delete(
            Fido2User.ofClaims(request.claims()), member(body(request), "credentialId"));
        yield new Response(204, "");
      }
      default -> message(404, "Not found");
    };
  }

  private static String rpId(Request request) {
    String rpId = request.query().get("rpId");
    if (rpId == null || rpId.isEmpty()) {
      throw new Fido2Exception("Missing RP ID");
    }
    return rpId;
  }

  private static ObjectNode body(Request request) {
    return Json.parse(request.body()).orElseThrow(() -> new Fido2Exception("Invalid body"));
  }

  private static String member(ObjectNode body, String name) {
    String text = Json.text(body, name);
    if (text == null) {
      throw new Fido2Exception(name + " should be a string");
    }
    return text;
  }

  private static ObjectNode json(StoredCredential credential) {
    ObjectNode json =
        Json.object()
            .put("credentialId", credential.credentialId())
            .put("friendlyName", credential.friendlyName())
            .put("createdAt", credential.createdAt().toString())
            .put("signCount", credential.signCount())
            .put("signIns", credential.signIns())
            .put("flagUserVerified", credential.userVerified() ? 1 : 0)
            .put("flagBackupEligibility", credential.backupEligible() ? 1 : 0)
            .put("flagBackupState", credential.backupState() ? 1 : 0)
            .put("aaguid", Encoding.base64Url(credential.aaguid()))
            .put("rpId", credential.relyingPartyId());
    Instant lastSignIn = credential.lastSignIn();
    if (lastSignIn != null) {
      json.put("lastSignIn", lastSignIn.toString());
    }
    if (!credential.transports().isEmpty()) {
      ArrayNode transports = json.putArray("transports");
      credential.transports().forEach(transports::add);
    }
    return json;
  }

  private static Response message(int status, String text) {
    return new Response(status, Json.object().put("message", text).toString());
  }
}
