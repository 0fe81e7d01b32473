package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Speaks to a pool over HTTP as an application would. */
final class PoolCaller {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String TARGET = "AWSCognitoIdentityProviderService.";
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US)
          .withZone(ZoneOffset.UTC);

  final URI endpoint;
  final String poolId;
  final LocalAppClient client;
  final Clock clock;

  PoolCaller(LocalUserPool pool) {
    this(pool, pool.appClients().get(0), Clock.systemUTC());
  }

  PoolCaller(LocalUserPool pool, LocalAppClient client, Clock clock) {
    this.endpoint = pool.endpoint();
    this.poolId = pool.userPoolId();
    this.client = client;
    this.clock = clock;
  }

  /** The answer to any call: status, headers, JSON. */
  record Reply(int status, Map<String, List<String>> headers, JsonNode json) {
    String at(String pointer) {
      return json.at(pointer).asText();
    }

    String error() {
      return status + " " + at("/__type") + ": " + at("/message");
    }

    String parameter(String name) {
      return at("/ChallengeParameters/" + name);
    }

    String accessToken() {
      return at("/AuthenticationResult/AccessToken");
    }
  }

  Reply call(String operation, Map<String, ?> body) {
    try {
      return send(TARGET + operation, MAPPER.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reply send(String target, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", target)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> response = exchange(request);
    try {
      return new Reply(
          response.statusCode(), response.headers().map(), MAPPER.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HttpResponse<byte[]> exchange(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Reply initiate(String flow, Map<String, String> parameters) {
    return call(
        "InitiateAuth",
        Map.of("ClientId", client.id(), "AuthFlow", flow, "AuthParameters", hashed(parameters)));
  }

  Reply initiateSrp(String username, SrpClient srp) {
    return initiate("USER_SRP_AUTH", Map.of("USERNAME", username, "SRP_A", srp.srpA()));
  }

  Reply respond(String challenge, String session, Map<String, String> responses) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ClientId", client.id());
    body.put("ChallengeName", challenge);
    body.put("ChallengeResponses", hashed(responses));
    if (!session.isEmpty()) {
      body.put("Session", session);
    }
    return call("RespondToAuthChallenge", body);
  }

  /** The answer to PASSWORD_VERIFIER, to be sent as it is or after a change. */
  Map<String, String> answer(Reply challenge, SrpClient srp, String password) {
    return answer(challenge, srp, password, now());
  }

  Map<String, String> answer(Reply challenge, SrpClient srp, String password, String timestamp) {
    String context = poolId.substring(poolId.indexOf('_') + 1);
    return proof(
        challenge, srp, context, challenge.parameter("USER_ID_FOR_SRP"), password, timestamp);
  }

  /** The same of a client that signs this in place of the pool name. */
  Map<String, String> answerSignedUnder(
      String signedContext, Reply challenge, SrpClient srp, String password) {
    Map<String, String> answer = answer(challenge, srp, password);
    answer.put(
        "PASSWORD_CLAIM_SIGNATURE",
        srp.signature(
            signedContext,
            poolId.substring(poolId.indexOf('_') + 1),
            challenge.parameter("USER_ID_FOR_SRP"),
            password,
            new BigInteger(challenge.parameter("SALT"), 16),
            new BigInteger(challenge.parameter("SRP_B"), 16),
            answer.get("PASSWORD_CLAIM_SECRET_BLOCK"),
            answer.get("TIMESTAMP")));
    return answer;
  }

  Map<String, String> deviceAnswer(Reply challenge, SrpClient srp, TestDevice device) {
    Map<String, String> answer =
        proof(challenge, srp, device.groupKey(), device.key(), device.password(), now());
    answer.put("DEVICE_KEY", device.key());
    return answer;
  }

  private static Map<String, String> proof(
      Reply challenge,
      SrpClient srp,
      String context,
      String identity,
      String password,
      String timestamp) {
    String secretBlock = challenge.parameter("SECRET_BLOCK");
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("USERNAME", challenge.parameter("USERNAME"));
    answer.put("PASSWORD_CLAIM_SECRET_BLOCK", secretBlock);
    answer.put("TIMESTAMP", timestamp);
    answer.put(
        "PASSWORD_CLAIM_SIGNATURE",
        srp.signature(
            context,
            identity,
            password,
            new BigInteger(challenge.parameter("SALT"), 16),
            new BigInteger(challenge.parameter("SRP_B"), 16),
            secretBlock,
            timestamp));
    return answer;
  }

  /** A whole sign-in; the last reply. */
  Reply signIn(String username, String password) {
    SrpClient srp = new SrpClient();
    Reply challenge = initiateSrp(username, srp);
    if (challenge.status() != 200) {
      return challenge;
    }
    return respond("PASSWORD_VERIFIER", challenge.at("/Session"), answer(challenge, srp, password));
  }

  String now() {
    return TIMESTAMP.format(clock.instant());
  }

  private Map<String, String> hashed(Map<String, String> parameters) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    if (client.secret() != null) {
      all.putIfAbsent("SECRET_HASH", secretHash(parameters.getOrDefault("USERNAME", "")));
    }
    return all;
  }

  String secretHash(String username) {
    return Base64.getEncoder()
        .encodeToString(
            SrpClient.hmac(
                client.secret().getBytes(UTF_8), (username + client.id()).getBytes(UTF_8)));
  }
}
