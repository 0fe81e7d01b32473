package io.github.cognitosrp.customauth.duo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cognitosrp.customauth.Verdict;
import io.github.cognitosrp.testing.BesideOtherClasses;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same values from Duo's own packages for Node and from here. */
@Tag("slow")
@SuppressWarnings({"deprecation", "StringSplitter"})
@BesideOtherClasses
class DuoPackagesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String IKEY = "DI0123456789ABCDEFGH";
  private static final String SKEY = "deadbeef".repeat(5);
  private static final String AKEY = "useacustomerprovidedapplicationsecretkey";
  private static final String HOST = "api-12345678.duosecurity.com";
  private static final Map<String, Object> OPTIONS =
      Map.of(
          "clientId",
          DuoStandIn.CLIENT_ID,
          "clientSecret",
          DuoStandIn.CLIENT_SECRET,
          "apiHost",
          HOST,
          "redirectUrl",
          "https://app.example/back");

  private static NodeOracle packages;

  @BeforeAll
  static void install() {
    packages = new NodeOracle();
  }

  private static DuoWebV2 here() {
    return new DuoWebV2(IKEY, SKEY, AKEY, Clock.systemUTC());
  }

  @Test
  void duoWebSignsWhatWeSign() throws Exception {
    for (String user : List.of("alice", "ålice", "a:b", "a b", "\u4f60\u597d")) {
      String theirs =
          packages.ask(List.of(List.of("sign", IKEY, SKEY, AKEY, user))).path(0).asText();
      // Both times stand in the request: an hour and five minutes from the moment it was signed.
      String content = new String(Base64.getDecoder().decode(theirs.split("\\|", -1)[1]), UTF_8);
      long signedAt = Long.parseLong(content.substring(content.lastIndexOf('|') + 1)) - 300;
      DuoWebV2 then =
          new DuoWebV2(
              IKEY, SKEY, AKEY, Clock.fixed(Instant.ofEpochSecond(signedAt), ZoneOffset.UTC));
      assertThat(then.signRequest(user)).isEqualTo(theirs);
    }
  }

  @Test
  void eachVerifiesWhatTheOtherSignedAndRefusesTheSame() throws Exception {
    String ours = here().signRequest("alice");
    String theirs =
        packages.ask(List.of(List.of("sign", IKEY, SKEY, AKEY, "alice"))).path(0).asText();
    List<String> responses = new ArrayList<>();
    for (String application : List.of(ours.split(":", -1)[1], theirs.split(":", -1)[1])) {
      for (String user : List.of("alice", "bob")) {
        // Duo signs with the secret key, as the application does with its own.
        String duo =
            new DuoWebV2(IKEY, SKEY, SKEY, Clock.systemUTC())
                .signRequest(user)
                .split(":", -1)[1]
                .replaceFirst("^APP", "AUTH");
        responses.add(resigned(duo) + ":" + application);
        responses.add(duo + ":" + application);
      }
    }
    responses.add(ours);
    responses.add("");
    responses.add(":");
    responses.addAll(mutations(responses.get(0)));
    List<List<Object>> questions = new ArrayList<>();
    responses.forEach(response -> questions.add(List.of("verify", IKEY, SKEY, AKEY, response)));

    JsonNode answers = packages.ask(questions);

    int accepted = 0;
    for (int i = 0; i < responses.size(); i++) {
      String user = here().verifyResponse(responses.get(i)).orElse(null);
      assertThat(user).as(responses.get(i)).isEqualTo(answers.path(i).asText(null));
      accepted += user == null ? 0 : 1;
    }
    assertThat(accepted).isEqualTo(2);
  }

  /** The prefix is part of what is signed. */
  private static String resigned(String value) throws Exception {
    String cookie = value.substring(0, value.lastIndexOf('|'));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(SKEY.getBytes(UTF_8), "HmacSHA1"));
    return cookie + "|" + HexFormat.of().formatHex(mac.doFinal(cookie.getBytes(UTF_8)));
  }

  private static List<String> mutations(String response) {
    List<String> mutations = new ArrayList<>();
    for (int i = 0; i < response.length(); i++) {
      mutations.add(response.substring(0, i) + response.substring(i + 1));
      mutations.add(
          response.substring(0, i) + (char) (response.charAt(i) ^ 1) + response.substring(i + 1));
    }
    return mutations;
  }

  @Test
  void duoUniversalSendsTheBrowserWhereWeDo() throws Exception {
    DuoSettings settings =
        new DuoSettings(
            DuoStandIn.CLIENT_ID,
            () -> DuoStandIn.CLIENT_SECRET,
            URI.create("https://" + HOST),
            URI.create("https://app.example/back"),
            Clock.systemUTC(),
            new SecureRandom());
    String state = settings.randomText();
    URI theirs =
        URI.create(
            packages.ask(List.of(List.of("authUrl", OPTIONS, "alice", state))).path(0).asText());
    URI ours =
        URI.create(
            new DuoApi(settings, HttpClient.newHttpClient()).authorizeUrl("alice", state, "nonce"));

    assertThat(ours.resolve("?")).isEqualTo(theirs.resolve("?"));
    Map<String, String> ourQuery = DuoStandIn.parse(ours.getRawQuery());
    Map<String, String> theirQuery = DuoStandIn.parse(theirs.getRawQuery());
    Map<String, Object> ourClaims = claims(ourQuery.remove("request"));
    Map<String, Object> theirClaims = claims(theirQuery.remove("request"));
    assertThat(ourQuery).isEqualTo(theirQuery);
    assertThat(((Number) ourClaims.remove("exp")).longValue())
        .isBetween(
            ((Number) theirClaims.get("exp")).longValue() - 60,
            ((Number) theirClaims.remove("exp")).longValue() + 60);
    theirClaims.remove("iat");
    assertThat(ourClaims.remove("nonce")).isEqualTo("nonce");
    assertThat(ourClaims).isEqualTo(theirClaims);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> claims(String token) throws Exception {
    return JSON.readValue(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), LinkedHashMap.class);
  }

  /** Their check stops before the nonce and the result, which the caller of their package makes. */
  @Test
  void duoUniversalTakesTheTokensThatWeTake() throws Exception {
    DuoSettings settings =
        new DuoSettings(
            DuoStandIn.CLIENT_ID,
            () -> DuoStandIn.CLIENT_SECRET,
            URI.create("https://" + HOST),
            URI.create("https://app.example/back"),
            Clock.systemUTC(),
            new SecureRandom());
    long now = Instant.now().getEpochSecond();
    Map<String, Object> good = new LinkedHashMap<>();
    good.put("iss", "https://" + HOST + "/oauth/v1/token");
    good.put("aud", DuoStandIn.CLIENT_ID);
    good.put("sub", "alice");
    good.put("preferred_username", "alice");
    good.put("exp", now + 300);
    good.put("iat", now);
    good.put("nonce", "nonce");
    good.put("auth_result", Map.of("result", "allow"));
    List<String> tokens = new ArrayList<>();
    tokens.add(token(good, Map.of(), "HS512", DuoStandIn.CLIENT_SECRET));
    tokens.add(token(good, Map.of("exp", now - 30), "HS512", DuoStandIn.CLIENT_SECRET));
    tokens.add(token(good, Map.of("exp", now - 90), "HS512", DuoStandIn.CLIENT_SECRET));
    tokens.add(token(good, Map.of("iss", "x"), "HS512", DuoStandIn.CLIENT_SECRET));
    tokens.add(token(good, Map.of("aud", "x"), "HS512", DuoStandIn.CLIENT_SECRET));
    tokens.add(token(good, Map.of(), "HS512", "another-secret-of-forty-characters-abcde"));
    tokens.add(token(good, Map.of(), "HS256", DuoStandIn.CLIENT_SECRET));
    tokens.add(token(good, Map.of(), "none", DuoStandIn.CLIENT_SECRET));
    tokens.add("a.b.c");
    List<List<Object>> questions = new ArrayList<>();
    tokens.forEach(token -> questions.add(List.of("verifyToken", OPTIONS, token, "alice")));

    JsonNode answers = packages.ask(questions);

    Set<Integer> accepted = new TreeSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Verdict verdict = IdentityToken.check(tokens.get(i), settings, "alice", "nonce");
      assertThat(verdict.accepted())
          .as("%s: %s, %s", i, verdict.reason(), answers.path(i))
          .isEqualTo(answers.path(i).has("claims"));
      if (verdict.accepted()) {
        accepted.add(i);
      }
    }
    assertThat(accepted).containsExactly(0, 1);
  }

  private static String token(
      Map<String, Object> claims, Map<String, Object> changes, String algorithm, String secret)
      throws Exception {
    Map<String, Object> changed = new LinkedHashMap<>(claims);
    changed.putAll(changes);
    return DuoStandIn.token(JSON.writeValueAsBytes(changed), algorithm, secret);
  }
}
