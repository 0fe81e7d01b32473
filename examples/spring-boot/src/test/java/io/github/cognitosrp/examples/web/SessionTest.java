package io.github.cognitosrp.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.LocalUser;
import io.github.cognitosrp.localpool.model.MfaMethod;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** What somebody without a browser's manners can and cannot do. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@ContextConfiguration(initializers = WebPool.class)
class SessionTest {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  @LocalServerPort private int port;
  private LocalUser alice;

  @BeforeEach
  void addAlice() {
    alice = WebPool.pool().addUser("alice", WebPool.PASSWORD);
  }

  @AfterEach
  void deleteAlice() {
    alice.delete();
  }

  @Test
  void whoIsNotSignedInIsLedToTheForm() throws Exception {
    assertThat(get("/")).satisfies(SessionTest::leadsToTheForm);
    assertThat(get("/sign-in/code")).satisfies(SessionTest::leadsToTheForm);
    assertThat(get("/sign-in/new-password")).satisfies(SessionTest::leadsToTheForm);
  }

  @Test
  void signingInChangesTheSessionsIdSoThatAPlantedOneIsWorthless() throws Exception {
    String csrf = csrf(get("/sign-in"));
    String planted = sessionId();
    assertThat(location(signIn(csrf))).isEqualTo("/");
    assertThat(sessionId()).isNotEqualTo(planted);
    assertThat(get("/").body()).contains("alice");
  }

  @Test
  void soDoesTheStepBeforeTheCode() throws Exception {
    alice.mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    String csrf = csrf(get("/sign-in"));
    String planted = sessionId();
    assertThat(location(signIn(csrf))).isEqualTo("/sign-in/code");
    assertThat(sessionId()).isNotEqualTo(planted);
  }

  @Test
  void aFormFromElsewhereIsRefused() throws Exception {
    get("/sign-in");
    assertThat(signIn("forged").statusCode()).isEqualTo(403);
    assertThat(post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void aSecondStepWithoutTheFirstStartsAnew() throws Exception {
    String csrf = csrf(get("/sign-in"));
    assertThat(location(post("/sign-in/code", Map.of("_csrf", csrf, "code", "123456"))))
        .isEqualTo("/sign-in?expired");
    assertThat(
            location(
                post(
                    "/sign-in/new-password",
                    Map.of("_csrf", csrf, "newPassword", "x", "repeated", "x"))))
        .isEqualTo("/sign-in?expired");
  }

  @Test
  void anAnswerThatCognitoNoLongerTakesStartsAnew() throws Exception {
    alice.mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    String csrf = csrf(get("/sign-in"));
    signIn(csrf);
    alice.delete();
    Map<String, String> answer = Map.of("_csrf", csrf, "code", "123456");
    assertThat(location(post("/sign-in/code", answer))).isEqualTo("/sign-in?expired");
    assertThat(get("/sign-in/code")).satisfies(SessionTest::leadsToTheForm);
  }

  @Test
  void aNameThatCannotBeOneReadsLikeAWrongPassword() throws Exception {
    String csrf = csrf(get("/sign-in"));
    String page =
        post("/sign-in", Map.of("_csrf", csrf, "username", " ", "password", WebPool.PASSWORD))
            .body();
    assertThat(page).contains("The user name or the password is not right.");
  }

  @Test
  void whatWasTypedComesBackAsTextAndNotAsMarkup() throws Exception {
    String csrf = csrf(get("/sign-in"));
    String page =
        post("/sign-in", Map.of("_csrf", csrf, "username", "\"><b>", "password", "x")).body();
    assertThat(page).contains("&quot;&gt;&lt;b&gt;").doesNotContain("<b>");
  }

  private static void leadsToTheForm(HttpResponse<String> response) {
    assertThat(location(response)).isEqualTo("/sign-in");
  }

  private HttpResponse<String> signIn(String csrf) throws IOException, InterruptedException {
    return post(
        "/sign-in", Map.of("_csrf", csrf, "username", "alice", "password", WebPool.PASSWORD));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address(path)));
  }

  private HttpResponse<String> post(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
        request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private String sessionId() {
    return cookies.getCookieStore().getCookies().stream()
        .map(HttpCookie::getValue)
        .collect(Collectors.joining());
  }

  private static String csrf(HttpResponse<String> page) {
    Matcher found = CSRF.matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** Without scheme, host and port. */
  private static String location(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Location")
        .map(address -> address.replaceFirst("^https?://[^/]+", ""))
        .orElse("no redirect but " + response.statusCode());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
