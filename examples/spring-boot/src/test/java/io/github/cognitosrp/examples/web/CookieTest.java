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
class CookieTest {
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
    assertThat(get("/")).satisfies(CookieTest::leadsToTheForm);
    assertThat(get("/sign-in/code")).satisfies(CookieTest::leadsToTheForm);
    assertThat(get("/sign-in/new-password")).satisfies(CookieTest::leadsToTheForm);
  }

  @Test
  void theServerKeepsNoSession() throws Exception {
    assertThat(location(signIn(csrf(get("/sign-in"))))).isEqualTo("/");
    assertThat(get("/").body()).contains("alice");
    assertThat(cookies.getCookieStore().getCookies())
        .extracting(HttpCookie::getName)
        .containsExactlyInAnyOrder("csrf", "user");
  }

  @Test
  void signingInChangesTheFormsTokenSoThatAPlantedOneIsWorthless() throws Exception {
    String planted = csrf(get("/sign-in"));
    String plantedCookie = cookie("csrf");
    signIn(planted);
    get("/");
    assertThat(cookie("csrf")).isNotEqualTo(plantedCookie);
    assertThat(post("/sign-out", Map.of("_csrf", planted)).statusCode()).isEqualTo(403);
  }

  @Test
  void aUsersCookieThatWasChangedIsWorthNothing() throws Exception {
    signIn(csrf(get("/sign-in")));
    String genuine = cookie("user");
    for (int i : new int[] {0, genuine.length() / 2, genuine.length() - 2}) {
      char other = genuine.charAt(i) == 'A' ? 'B' : 'A';
      setCookie("user", genuine.substring(0, i) + other + genuine.substring(i + 1));
      assertThat(get("/")).satisfies(CookieTest::leadsToTheForm);
    }
    for (String other : new String[] {"", "AAAA", "no base64", genuine.substring(0, 40)}) {
      setCookie("user", other);
      assertThat(get("/")).satisfies(CookieTest::leadsToTheForm);
    }
    setCookie("user", genuine);
    assertThat(get("/").body()).contains("alice");
  }

  @Test
  void aPendingSignInIsNoUser() throws Exception {
    alice.mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    assertThat(location(signIn(csrf(get("/sign-in"))))).isEqualTo("/sign-in/code");
    String pending = cookie("pending-sign-in");
    HttpCookie user = new HttpCookie("user", pending);
    user.setPath("/");
    user.setVersion(0);
    cookies.getCookieStore().add(address("/"), user);
    assertThat(get("/")).satisfies(CookieTest::leadsToTheForm);
    setCookie("pending-sign-in", pending.substring(1));
    assertThat(get("/sign-in/code")).satisfies(CookieTest::leadsToTheForm);
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
    assertThat(get("/sign-in/code")).satisfies(CookieTest::leadsToTheForm);
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

  private String cookie(String name) {
    return stored(name).getValue();
  }

  private void setCookie(String name, String value) {
    HttpCookie cookie = (HttpCookie) stored(name).clone();
    cookie.setValue(value);
    cookies.getCookieStore().add(address("/"), cookie);
  }

  private HttpCookie stored(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst()
        .orElseThrow();
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
