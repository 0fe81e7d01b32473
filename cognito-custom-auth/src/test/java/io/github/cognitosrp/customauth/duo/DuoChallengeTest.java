package io.github.cognitosrp.customauth.duo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.cognitosrp.awssdk.CustomAnswerRequired;
import io.github.cognitosrp.awssdk.DuoRedirect;
import io.github.cognitosrp.awssdk.SignInFlow;
import io.github.cognitosrp.awssdk.SignedIn;
import io.github.cognitosrp.customauth.ChallengeRequest;
import io.github.cognitosrp.customauth.CreatedChallenge;
import io.github.cognitosrp.customauth.CustomAuthFlow;
import io.github.cognitosrp.customauth.PoolWithFlow;
import io.github.cognitosrp.customauth.Verdict;
import io.github.cognitosrp.customauth.duo.FaultyHttpClient.Answers;
import io.github.cognitosrp.testing.BesideOtherClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** The Universal Prompt, against a stand-in that checks what it is sent. */
@BesideOtherClasses
class DuoChallengeTest {
  /** Cognito does not wait longer for a trigger. */
  private static final Duration COGNITOS_PATIENCE = Duration.ofSeconds(5);

  private static final URI BACK = URI.create("https://app.example/sign-in/duo/back");
  private static final ChallengeRequest ALICE =
      new ChallengeRequest(
          "eu-central-1_A", "web", "alice", Map.of("email", "a@b.example"), Map.of(), false);

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
    return duo.challenge(BACK);
  }

  private static String answer(Map<String, String> back) {
    return "{\"duo_code\":\""
        + back.get("duo_code")
        + "\",\"state\":\""
        + back.get("state")
        + "\"}";
  }

  /** Presses a button of the prompt that the challenge leads to. */
  private static Map<String, String> press(String button, CreatedChallenge challenge)
      throws IOException, InterruptedException {
    return Visitor.press(button, challenge.publicParameters().get("duoAuthUrl"));
  }

  private Verdict pressedAndVerified(String button) throws IOException, InterruptedException {
    DuoChallenge challenge = builder().build();
    CreatedChallenge created = challenge.create(ALICE);
    String answer = answer(press(button, created));
    return challenge.verify(ALICE, created.privateParameters(), answer);
  }

  @Test
  void thePasswordAndThenDuosPromptSignIn() throws Exception {
    try (PoolWithFlow scene =
        new PoolWithFlow(CustomAuthFlow.builder().passwordFirst().challenge(builder().build()))) {
      CustomAnswerRequired asked = asked(scene);
      DuoRedirect redirect = asked.duoRedirect().orElseThrow();
      Map<String, String> back = Visitor.press("allow", redirect.url().orElseThrow().toString());

      assertThat(asked.answer(redirect.answerFor(back.get("duo_code"), back.get("state"))))
          .isInstanceOf(SignedIn.class);
      assertThat(scene.log()).hasSize(1);
      assertThat(scene.log().get(0)).endsWith("accepted, Duo allows it");
      assertThat(duo.complaints()).isEmpty();
    }
  }

  @Test
  void whoPressesNoIsNotSignedIn() throws Exception {
    try (PoolWithFlow scene =
        new PoolWithFlow(CustomAuthFlow.builder().passwordFirst().challenge(builder().build()))) {
      CustomAnswerRequired asked = asked(scene);
      DuoRedirect redirect = asked.duoRedirect().orElseThrow();
      Map<String, String> back = Visitor.press("deny", redirect.url().orElseThrow().toString());
      String answer = redirect.answerFor(back.get("duo_code"), back.get("state"));

      assertThatThrownBy(() -> asked.answer(answer)).isInstanceOf(NotAuthorizedException.class);
      assertThat(scene.log().get(0)).endsWith("refused, Duo's result is not allow");
      assertThat(duo.complaints()).isEmpty();
    }
  }

  private static CustomAnswerRequired asked(PoolWithFlow scene) {
    return (CustomAnswerRequired)
        scene.signIn().start(SignInFlow.CUSTOM_AUTH, "alice", PoolWithFlow.PASSWORD.toCharArray());
  }

  @Test
  void theStateOfAnotherSignInIsRefusedBeforeDuoIsAsked() throws Exception {
    DuoChallenge challenge = builder().build();
    CreatedChallenge mine = challenge.create(ALICE);
    CreatedChallenge other = challenge.create(ALICE);
    Map<String, String> back = press("allow", other);

    assertThat(challenge.verify(ALICE, mine.privateParameters(), answer(back)))
        .isEqualTo(Verdict.refused("the state is not the one of this sign-in"));
    assertThat(challenge.verify(ALICE, other.privateParameters(), answer(back)).accepted())
        .as("the code was not spent")
        .isTrue();
  }

  @Test
  void aCodeIsGoodForOneSignIn() throws Exception {
    DuoChallenge challenge = builder().build();
    CreatedChallenge first = challenge.create(ALICE);
    String answer = answer(press("allow", first));
    assertThat(challenge.verify(ALICE, first.privateParameters(), answer).accepted()).isTrue();

    assertThat(challenge.verify(ALICE, first.privateParameters(), answer))
        .isEqualTo(Verdict.refused("Duo answered with status 400"));
    assertThat(duo.complaints()).containsExactly("the code is unknown or was used");
  }

  @Test
  void aCodeOfAnotherPromptDoesNotFitTheNonce() throws Exception {
    DuoChallenge challenge = builder().build();
    CreatedChallenge mine = challenge.create(ALICE);
    Map<String, String> stolen = press("allow", challenge.create(ALICE));
    Map<String, String> mixed =
        Map.of("duo_code", stolen.get("duo_code"), "state", mine.publicParameters().get("state"));

    assertThat(challenge.verify(ALICE, mine.privateParameters(), answer(mixed)))
        .isEqualTo(Verdict.refused("the id_token's nonce is wrong"));
  }

  static List<Arguments> wrongClaims() {
    long now = Instant.now().getEpochSecond();
    return List.of(
        wrong("iss", "https://api-2.duosecurity.com/oauth/v1/token"),
        wrong("iss", null),
        wrong("aud", "DIZZZZZZZZZZZZZZZZZZ"),
        wrong("aud", List.of(DuoStandIn.CLIENT_ID, "another")),
        wrong("aud", List.of()),
        wrong("aud", null),
        wrong("exp", now - 61),
        wrong("exp", String.valueOf(now + 300)),
        wrong("exp", 1e18),
        wrong("exp", null),
        wrong("iat", now + 120),
        wrong("iat", null),
        wrong("nonce", "another"),
        wrong("nonce", null),
        wrong("preferred_username", "bob"),
        wrong("preferred_username", "Alice"),
        wrong("preferred_username", null));
  }

  private static Arguments wrong(String claim, Object value) {
    return Arguments.of(claim, value);
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void aWrongClaimIsRefusedByItsName(String claim, Object value) throws Exception {
    duo.changeClaims(claims -> claims.put(claim, value));
    assertThat(pressedAndVerified("allow"))
        .isEqualTo(Verdict.refused("the id_token's " + claim + " is wrong"));
  }

  @Test
  void clocksMayBeAMinuteApart() throws Exception {
    long now = Instant.now().getEpochSecond();
    duo.changeClaims(claims -> {
      claims.put("exp", now - 30);
      claims.put("iat", now + 30);
    });
    assertThat(pressedAndVerified("allow").accepted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deny", "Allow", "", "fraud"})
  void noOtherResultThanAllowSignsIn(String result) throws Exception {
    duo.changeClaims(claims -> claims.put("auth_result", Map.of("result", result)));
    assertThat(pressedAndVerified("allow")).isEqualTo(Verdict.refused("Duo's result is not allow"));
  }

  @Test
  void aTokenWithoutAResultSignsNobodyIn() throws Exception {
    duo.changeClaims(claims -> claims.remove("auth_result"));
    assertThat(pressedAndVerified("allow").accepted()).isFalse();
  }

  static List<Arguments> wrongSignatures() {
    return List.of(
        Arguments.of("HS512", "another-secret-of-forty-characters-abcde"),
        Arguments.of("none", DuoStandIn.CLIENT_SECRET),
        Arguments.of("HS256", DuoStandIn.CLIENT_SECRET),
        Arguments.of("RS256", DuoStandIn.CLIENT_SECRET));
  }

  @ParameterizedTest
  @MethodSource("wrongSignatures")
  void aTokenThatIsNotSignedWithHs512AndThisSecretIsRefused(String algorithm, String secret)
      throws Exception {
    duo.signWith(algorithm, secret);
    assertThat(pressedAndVerified("allow"))
        .isEqualTo(Verdict.refused("the id_token is not signed with this application's secret"));
  }

  private static URI closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  @Test
  void whileDuoIsDownNobodySignsIn() throws IOException {
    DuoChallenge challenge = builder().endpoint(closedPort()).build();

    CreatedChallenge created = challenge.create(ALICE);

    assertThat(created.publicParameters()).isEqualTo(Map.of("duoUnavailable", "true"));
    assertThat(created.note()).isEqualTo("Duo is out of reach: ConnectException");
    assertThat(challenge.verify(ALICE, created.privateParameters(), "{}").accepted()).isFalse();
  }

  @Test
  void unlessTheTeamWantsItSo() throws IOException {
    DuoChallenge challenge = builder().endpoint(closedPort()).allowWhenDuoIsOutOfReach().build();

    CreatedChallenge created = challenge.create(ALICE);

    assertThat(created.publicParameters()).isEqualTo(Map.of("duoBypass", "true"));
    assertThat(created.note()).startsWith("signing in without Duo, as configured: ");
    assertThat(challenge.verify(ALICE, created.privateParameters(), "").accepted()).isTrue();
  }

  @Test
  void aDuoThatRefusesTheApplicationIsNotOutOfReach() {
    DuoChallenge challenge =
        builder()
            .clientSecret(() -> "another-secret-of-forty-characters-abcde")
            .allowWhenDuoIsOutOfReach()
            .build();

    CreatedChallenge created = challenge.create(ALICE);

    assertThat(created.publicParameters()).isEqualTo(Map.of("duoUnavailable", "true"));
    assertThat(created.note()).isEqualTo("Duo answered with status 400");
    assertThat(duo.complaints()).containsExactly("signature");
  }

  @Test
  void aServerErrorIsOutOfReach() {
    duo.before(exchange -> status(exchange, 503));
    assertThat(builder().allowWhenDuoIsOutOfReach().build().create(ALICE).publicParameters())
        .isEqualTo(Map.of("duoBypass", "true"));
    assertThat(builder().build().create(ALICE).publicParameters())
        .isEqualTo(Map.of("duoUnavailable", "true"));
  }

  private static CompletableFuture<HttpResponse<byte[]>> withoutBody() {
    HttpResponse<byte[]> response =
        new HttpResponse<>() {
          @Override
          public int statusCode() {
            return 200;
          }

          @Override
          public HttpRequest request() {
            throw new UnsupportedOperationException();
          }

          @Override
          public Optional<HttpResponse<byte[]>> previousResponse() {
            return Optional.empty();
          }

          @Override
          public HttpHeaders headers() {
            throw new UnsupportedOperationException();
          }

          @Override
          public byte[] body() {
            return null;
          }

          @Override
          public Optional<SSLSession> sslSession() {
            return Optional.empty();
          }

          @Override
          public URI uri() {
            throw new UnsupportedOperationException();
          }

          @Override
          public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
          }
        };
    return CompletableFuture.completedFuture(response);
  }

  private static CompletableFuture<HttpResponse<byte[]>> cancelled() {
    CompletableFuture<HttpResponse<byte[]>> future = new CompletableFuture<>();
    future.cancel(true);
    return future;
  }

  /** What a client of one's own may do, and the note; only the network's failures let users in. */
  static Stream<Arguments> clients() {
    return Stream.of(
        Arguments.of((Answers) () -> null, "the HTTP client gave no answer", false),
        Arguments.of(
            (Answers) () -> CompletableFuture.completedFuture(null),
            "the HTTP client gave no answer",
            false),
        Arguments.of(
            (Answers) DuoChallengeTest::withoutBody, "the HTTP client gave no answer", false),
        Arguments.of(
            (Answers) DuoChallengeTest::cancelled,
            "Duo is out of reach: CancellationException",
            false),
        Arguments.of(
            (Answers)
                () -> {
                  throw new IllegalArgumentException();
                },
            "Duo is out of reach: IllegalArgumentException",
            false),
        Arguments.of(
            (Answers)
                () -> {
                  throw DuoChallengeTest.<RuntimeException>unchecked();
                },
            "Duo is out of reach: IOException",
            true));
  }

  /** A checked exception as no signature announces it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Exception> X unchecked() throws X {
    throw (X) new IOException();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void whateverAnHttpClientDoesDuoIsUnavailable(Answers answers, String note, boolean network) {
    DuoChallengeBuilder builder = builder().httpClient(new FaultyHttpClient(answers));
    CreatedChallenge created = builder.build().create(ALICE);
    assertThat(created.publicParameters()).isEqualTo(Map.of("duoUnavailable", "true"));
    assertThat(created.note()).isEqualTo(note);
    assertThat(builder.allowWhenDuoIsOutOfReach().build().create(ALICE).publicParameters())
        .isEqualTo(Map.of(network ? "duoBypass" : "duoUnavailable", "true"));
  }

  @Test
  void aNameAtDuoHasAtMost2048Characters() {
    String longest = "n".repeat(2_048);
    assertThat(builder().duoUser(user -> longest).build().create(ALICE).publicParameters())
        .containsKey("duoAuthUrl");
    CreatedChallenge created = builder().duoUser(user -> longest + "n").build().create(ALICE);
    assertThat(created.publicParameters()).isEqualTo(Map.of("duoUnavailable", "true"));
    assertThat(created.note()).isEqualTo("the name at Duo is longer than 2048 characters");
  }

  private static void status(HttpExchange exchange, int status) {
    try {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Consumer<HttpExchange>> slowness() {
    return List.of(
        exchange -> sleep(6_000),
        // The headers at once, and then a byte a second.
        exchange -> {
          try {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 6; i++) {
              exchange.getResponseBody().write(' ');
              exchange.getResponseBody().flush();
              sleep(1_000);
            }
          } catch (IOException ignored) {
            // The client has gone.
          }
        });
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException ignored) {
      Thread.currentThread().interrupt();
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("slowness")
  void aSlowDuoIsGivenUpBeforeCognitoGivesUp(Consumer<HttpExchange> slow) throws Exception {
    DuoChallenge challenge = builder().build();
    CreatedChallenge created = challenge.create(ALICE);
    String answer = answer(press("allow", created));
    duo.before(slow);

    Instant start = Instant.now();
    Verdict verdict = challenge.verify(ALICE, created.privateParameters(), answer);

    assertThat(verdict).isEqualTo(Verdict.refused("Duo did not answer within 3 seconds"));
    assertThat(Duration.between(start, Instant.now())).isLessThan(COGNITOS_PATIENCE);
  }

  @Test
  void anEndlessAnswerIsNotRead() throws Exception {
    DuoChallenge challenge = builder().build();
    CreatedChallenge created = challenge.create(ALICE);
    String answer = answer(press("allow", created));
    duo.before(exchange -> {
      try {
        exchange.sendResponseHeaders(200, 0);
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < 100; i++) {
          exchange.getResponseBody().write(megabyte);
        }
      } catch (IOException ignored) {
        // The client has gone.
      }
    });
    assertThat(challenge.verify(ALICE, created.privateParameters(), answer))
        .isEqualTo(Verdict.refused("Duo is out of reach: IOException"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "{}",
        "{\"duo_code\":1,\"state\":2}",
        "{\"duo_code\":\"\"}",
        "{\"duo_code\":\"a\"}",
        "{\"duo_code\":\"a\",\"state\":\"\"}",
        "{\"duo_code\":\"a\"",
        "{\"duo_code\":\"a\",\"duo_code\":\"b\",\"state\":\"c\"}",
        "\u0000",
        "\ud800"
      })
  void anAnswerThatIsNoneIsRefused(String answer) {
    DuoChallenge challenge = builder().build();
    CreatedChallenge created = challenge.create(ALICE);
    assertThat(challenge.verify(ALICE, created.privateParameters(), answer).accepted()).isFalse();
  }

  @Test
  void hugeAndDeepAnswersAreRefused() {
    DuoChallenge challenge = builder().build();
    Map<String, String> secret = challenge.create(ALICE).privateParameters();
    assertThat(challenge.verify(ALICE, secret, "x".repeat(5_000_000)))
        .isEqualTo(Verdict.refused("the answer is longer than 4096 characters"));
    assertThat(challenge.verify(ALICE, secret, "[".repeat(4_000)))
        .isEqualTo(Verdict.refused("the answer is not JSON"));
  }

  @Test
  void theNameAtDuoIsAFunctionOfTheUser() throws Exception {
    DuoChallenge challenge = builder().duoUser(user -> user.userAttributes().get("email")).build();
    CreatedChallenge created = challenge.create(ALICE);
    assertThat(
            challenge
                .verify(ALICE, created.privateParameters(), answer(press("allow", created)))
                .accepted())
        .isTrue();

    ChallengeRequest nameless = new ChallengeRequest("p", "c", "bob", Map.of(), Map.of(), false);
    assertThat(challenge.create(nameless).note()).isEqualTo("the user has no name at Duo");
  }

  @Test
  void theSecretIsAskedForAtEachUseAndShownNowhere() throws Exception {
    String[] secret = {"too short"};
    DuoChallenge challenge = builder().clientSecret(() -> secret[0]).build();
    assertThatIllegalStateException()
        .isThrownBy(() -> challenge.create(ALICE))
        .withMessage("the client secret must have 40 characters");

    secret[0] = DuoStandIn.CLIENT_SECRET;
    CreatedChallenge created = challenge.create(ALICE);
    assertThat(created.publicParameters()).containsOnlyKeys("duoAuthUrl", "state");
    assertThat(created.toString() + challenge + ALICE)
        .doesNotContain(
            DuoStandIn.CLIENT_SECRET,
            created.publicParameters().get("state"),
            created.privateParameters().get("nonce"));
  }

  @Test
  void noTwoSignInsShareAStateOrANonce() {
    DuoChallenge challenge = builder().build();
    Map<String, String> first = challenge.create(ALICE).privateParameters();
    Map<String, String> second = challenge.create(ALICE).privateParameters();
    assertThat(first.get("state")).hasSize(43).isNotEqualTo(second.get("state"));
    assertThat(first.get("nonce")).hasSize(43).isNotEqualTo(second.get("nonce"));
    assertThat(first.get("nonce")).isNotEqualTo(first.get("state"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://duo.example",
        "https://duo.example/path",
        "https://u@duo.example",
        "ftp://localhost",
        "https://duo.example?a=b",
        "duo.example",
        "https:opaque"
      })
  void signedRequestsGoToAnHttpsOriginOrThisMachine(String endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DuoChallenge.builder().endpoint(URI.create(endpoint)));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> DuoChallenge.builder().build())
        .withMessage("clientId is not set");
    DuoChallengeBuilder started = DuoChallenge.builder().clientId("A1".repeat(10));
    assertThatIllegalStateException()
        .isThrownBy(started::build)
        .withMessage("clientSecret is not set");
    started.clientSecret(() -> "x".repeat(40));
    assertThatIllegalStateException().isThrownBy(started::build).withMessage("apiHost is not set");
    started.apiHost("api-1.duosecurity.com");
    assertThatIllegalStateException()
        .isThrownBy(started::build)
        .withMessage("redirectUri is not set");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DuoChallenge.builder().clientId("short"))
        .withMessage("clientId must be 20 letters and digits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DuoChallenge.builder().apiHost("https://api-1.duosecurity.com"))
        .withMessage("apiHost must be a host name in small letters");
  }

  @Test
  void duoAloneIsNoSignIn() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> CustomAuthFlow.builder().passwordless().challenge(builder().build()).build());
  }
}
