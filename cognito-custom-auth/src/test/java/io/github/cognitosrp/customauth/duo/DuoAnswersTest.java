package io.github.cognitosrp.customauth.duo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import io.github.cognitosrp.customauth.ChallengeRequest;
import io.github.cognitosrp.customauth.CreatedChallenge;
import io.github.cognitosrp.customauth.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Duo can answer besides what it should, and what the builder takes. */
class DuoAnswersTest {
  private static final String BACK = "https://app.example/";
  private static final ChallengeRequest ALICE =
      new ChallengeRequest("eu-central-1_A", "web", "alice", Map.of(), Map.of(), false);

  private DuoStandIn duo;

  @BeforeEach
  void start() throws IOException {
    duo = new DuoStandIn();
  }

  @AfterEach
  void stop() {
    duo.close();
  }

  private DuoChallengeBuilder builder() {
    return duo.challenge(URI.create(BACK));
  }

  private void duoAnswers(int status, String body) {
    duo.before(exchange -> answer(exchange, status, body.getBytes(UTF_8)));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) {
    try {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"400, false", "499, false", "500, true", "503, true"})
  void aStatusOf500AndAboveIsOutOfReach(int status, boolean outOfReach) {
    duoAnswers(status, "{}");
    CreatedChallenge created = builder().allowWhenDuoIsOutOfReach().build().create(ALICE);
    assertThat(created.publicParameters())
        .containsOnlyKeys(outOfReach ? "duoBypass" : "duoUnavailable");
    assertThat(created.note()).endsWith("Duo answered with status " + status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"stat\":\"FAIL\"}; Duo's health check is not OK",
        "{}; Duo's health check is not OK",
        "nonsense; Duo's answer is not JSON"
      })
  void aHealthCheckThatIsNotOkIsNoReasonToLeaveDuoOut(String body, String note) {
    duoAnswers(200, body);
    CreatedChallenge created = builder().allowWhenDuoIsOutOfReach().build().create(ALICE);
    assertThat(created.publicParameters()).isEqualTo(Map.of("duoUnavailable", "true"));
    assertThat(created.note()).isEqualTo(note);
  }

  @Test
  void anAnswerWithoutATokenIsRefused() {
    DuoChallenge challenge = builder().build();
    CreatedChallenge created = challenge.create(ALICE);
    duoAnswers(200, "{}");
    assertThat(challenge.verify(ALICE, created.privateParameters(), answer(created, "code")))
        .isEqualTo(Verdict.refused("Duo sent no id_token"));
  }

  private static String answer(CreatedChallenge created, String code) {
    return "{\"duo_code\":\""
        + code
        + "\",\"state\":\""
        + created.publicParameters().get("state")
        + "\"}";
  }

  @Test
  void whoIsInterruptedStaysInterruptedAndIsNotLetIn() {
    DuoChallenge challenge = builder().allowWhenDuoIsOutOfReach().build();
    Thread.currentThread().interrupt();
    CreatedChallenge created = challenge.create(ALICE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(created.publicParameters()).isEqualTo(Map.of("duoUnavailable", "true"));
    assertThat(created.note()).isEqualTo("interrupted");
  }

  @Test
  void aCodeOf1024CharactersIsSentToDuoAndALongerOneIsNot() {
    DuoChallenge challenge = builder().build();
    CreatedChallenge created = challenge.create(ALICE);
    Map<String, String> secret = created.privateParameters();
    assertThat(challenge.verify(ALICE, secret, answer(created, "c".repeat(1_024))))
        .isEqualTo(Verdict.refused("Duo answered with status 400"));
    assertThat(challenge.verify(ALICE, secret, answer(created, "c".repeat(1_025))))
        .isEqualTo(Verdict.refused("duo_code must have 1 to 1024 characters"));
    assertThat(challenge.verify(ALICE, secret, answer(created, "")))
        .isEqualTo(Verdict.refused("duo_code must have 1 to 1024 characters"));
  }

  @Test
  void anAnswerOf4096CharactersIsReadAndALongerOneIsNot() {
    DuoChallenge challenge = builder().build();
    CreatedChallenge created = challenge.create(ALICE);
    String answer = answer(created, "code");
    String longest = answer + " ".repeat(4_096 - answer.length());
    assertThat(challenge.verify(ALICE, created.privateParameters(), longest))
        .isEqualTo(Verdict.refused("Duo answered with status 400"));
    assertThat(challenge.verify(ALICE, created.privateParameters(), longest + " "))
        .isEqualTo(Verdict.refused("the answer is longer than 4096 characters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "nonce", "duoUser"})
  void aSessionThatLacksAPartOfTheChallengeIsRefused(String part) {
    DuoChallenge challenge = builder().build();
    CreatedChallenge created = challenge.create(ALICE);
    Map<String, String> secret = new HashMap<>(created.privateParameters());
    secret.remove(part);
    assertThat(challenge.verify(ALICE, secret, answer(created, "code")))
        .isEqualTo(Verdict.refused("Duo was not available when the challenge was made"));
  }

  @Test
  void aUserWhoseNameAtDuoIsBlankIsNotSentThere() {
    assertThat(builder().duoUser(user -> " ").build().create(ALICE).note())
        .isEqualTo("the user has no name at Duo");
  }

  @Test
  void theChallengeIsCalledDuoAndShowsItsApplication() {
    DuoChallenge challenge = builder().build();
    assertThat(challenge.name()).isEqualTo("DUO");
    assertThat(challenge).hasToString("DuoChallenge[" + DuoStandIn.CLIENT_ID + "]");
  }

  @Test
  void theClockTheRandomSourceAndTheHttpClientAreTheCallers() {
    SecureRandom ones =
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 1);
          }
        };
    assertThat(builder().random(ones).build().create(ALICE).publicParameters().get("state"))
        .isEqualTo("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE");

    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
    assertThat(builder().clock(late).build().create(ALICE).note())
        .isEqualTo("Duo answered with status 400");
    assertThat(duo.complaints()).containsExactly("exp: expired");

    HttpClient throughNothing =
        HttpClient.newBuilder()
            .proxy(ProxySelector.of(InetSocketAddress.createUnresolved("127.0.0.1", 1)))
            .build();
    assertThat(builder().httpClient(throughNothing).build().create(ALICE).note())
        .isEqualTo("Duo is out of reach: ConnectException");
  }

  @Test
  void theHostOfTheApiIsCalledWithHttps() {
    DuoChallenge challenge = builder().apiHost("localhost").build();
    assertThat(challenge.create(ALICE).note()).startsWith("Duo is out of reach: ");
    assertThat(duo.complaints()).isEmpty();
  }

  @Test
  void theRedirectUriIsAbsoluteAndHasAtMost1024Characters() {
    URI longest = URI.create(BACK + "x".repeat(1_024 - BACK.length()));
    String url =
        builder().redirectUri(longest).build().create(ALICE).publicParameters().get("duoAuthUrl");
    assertThat(url).contains("x".repeat(1_000));
    for (String wrong : new String[] {longest + "x", "/back", ""}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder().redirectUri(URI.create(wrong)))
          .withMessage("redirectUri must be an absolute URI of at most 1,024 characters");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://duo.example:8443",
        "http://localhost:1",
        "http://127.0.0.1",
        "http://[::1]:1"
      })
  void anHttpsOriginOrThisMachineIsAnEndpoint(String endpoint) {
    assertThat(builder().endpoint(URI.create(endpoint)).build()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://duo.example#f", "https:///path", "http:///", "http:opaque"})
  void whatIsNoOriginIsNoEndpoint(String endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().endpoint(URI.create(endpoint)))
        .withMessage("endpoint must be https://host[:port], or http for this machine only");
  }
}
