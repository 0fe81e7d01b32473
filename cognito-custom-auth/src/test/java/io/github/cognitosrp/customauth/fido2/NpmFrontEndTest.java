package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cognitosrp.customauth.CustomAuthFlow;
import io.github.cognitosrp.customauth.CustomAuthHandler;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.LocalEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The npm package's front end, unmodified, in Chromium: it signs in to a user pool with our
 * triggers and looks after authenticators over our REST interface.
 */
@Tag("slow")
class NpmFrontEndTest {
  private static final String PASSWORD = "Correct-Horse-7";

  /** Whose name is a UUID and not the sub: the handle is {@code u|} and the name. */
  private static final String OPAQUE = "3b1f0d7e-1111-4222-8333-444455556666";

  private static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());

  @TempDir private static Path profile;
  private static ExecutorService threads;
  private static HttpServer server;
  private static LocalUserPool pool;
  private static ChromiumWithAuthenticator browser;
  private static String origin;

  @BeforeAll
  static void start() throws IOException {
    Path client =
        NodePeer.packages().resolve("amazon-cognito-passwordless-auth").resolve("dist/client");
    browser = ChromiumWithAuthenticator.start(profile);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    origin = "http://localhost:" + server.getAddress().getPort();
    RelyingParty party = RelyingParty.builder().ids("localhost").origins(origin).build();
    CredentialStore credentials = new InMemoryCredentialStore();
    ChallengeStore challenges = new InMemoryChallengeStore();
    pool = pool(party, credentials, challenges);
    Fido2Api api =
        Fido2Api.forEverything(
            new Authenticators(party, credentials, challenges, Clock.systemUTC()),
            new SignInChallenges(party, challenges, Clock.systemUTC()));
    server.createContext("/fido2", new Fido2HttpHandler(api, NpmFrontEndTest::verified, Set.of()));
    server.createContext("/npm", exchange -> file(exchange, client));
    server.createContext(
        "/", exchange -> answer(exchange, "text/html", "<!doctype html>".getBytes(UTF_8)));
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.start();
  }

  private static LocalUserPool pool(
      RelyingParty party, CredentialStore credentials, ChallengeStore challenges) {
    CustomAuthHandler triggers =
        new CustomAuthHandler(
            CustomAuthFlow.builder()
                .passwordless()
                .challenge(
                    Fido2Challenge.builder(party, credentials)
                        .withoutUserName(challenges)
                        .offerCredentials(() -> new byte[16])
                        .build())
                .log(LOG::add)
                .build());
    return LocalUserPool.builder()
        .customAuth(triggers::handle, triggers::handle, triggers::handle)
        .listen(LocalEndpoint.loopback(0).origins(origin))
        .start();
  }

  /** Of a token that one of the pool's keys signed. */
  private static Optional<Map<String, String>> verified(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWKSet keys = JWKSet.load(pool.jwksUri().toURL());
      if (!jwt.verify(
          new RSASSAVerifier(keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey()))) {
        return Optional.empty();
      }
      Map<String, String> claims = new HashMap<>();
      jwt.getJWTClaimsSet()
          .getClaims()
          .forEach((name, value) -> {
            if (value instanceof String text) {
              claims.put(name, text);
            }
          });
      return Optional.of(claims);
    } catch (ParseException | IOException | JOSEException e) {
      return Optional.empty();
    }
  }

  private static void file(HttpExchange exchange, Path folder) throws IOException {
    Path file = folder.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
    if (Files.exists(file)) {
      answer(exchange, "text/javascript", Files.readAllBytes(file));
    } else {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
    }
    if (pool != null) {
      pool.close();
    }
  }

  /** Whose name is neither a UUID nor the sub: the handle is {@code s|} and the sub. */
  private static String newUser() {
    String name = "user" + System.nanoTime();
    pool.addUser(name, PASSWORD);
    return name;
  }

  @BeforeEach
  void freshPage() {
    browser.open(origin + "/");
    browser.userVerified(true);
    browser.forgetCredentials();
    LOG.clear();
    assertThat(
            browser.run(
                """
                localStorage.clear();
                const { configure } = await import('/npm/config.js');
                configure({ cognitoIdpEndpoint: args[0], clientId: args[1], userPoolId: args[2],
                            fido2: { baseUrl: location.origin + '/fido2' } });
                window.fido2 = await import('/npm/fido2.js');
                window.srp = await import('/npm/srp.js');
                return 'configured';
                """,
                pool.endpoint().toString(),
                pool.clientId(),
                pool.userPoolId()))
        .isEqualTo("configured");
  }

  @Test
  void anAuthenticatorIsRegisteredUsedListedRenamedAndDeleted() {
    String user = newUser();
    signInWithPassword(user);
    register("My phone");
    assertThat(list()).containsExactly("My phone, signed in: never");

    assertThat(signInWithFido2(user)).isEqualTo(user);
    assertThat(LOG).singleElement().asString().contains("accepted, authenticator \"My phone\"");
    assertThat(list()).containsExactly("My phone, signed in: today");

    browser.run(
        """
        const { authenticators } = await fido2.fido2ListCredentials();
        await fido2.fido2UpdateCredential(
          { credentialId: authenticators[0].credentialId, friendlyName: 'My new phone' });
        """);
    assertThat(list()).containsExactly("My new phone, signed in: today");

    browser.run(
        """
        const { authenticators } = await fido2.fido2ListCredentials();
        await fido2.fido2DeleteCredential({ credentialId: authenticators[0].credentialId });
        """);
    assertThat(list()).isEmpty();
    assertThat(signInWithFido2(user)).asString().startsWith("failed: ");
  }

  @Test
  void aPasskeySignsInWithoutAUserName() {
    pool.addUser(OPAQUE, PASSWORD);
    signInWithPassword(OPAQUE);
    register("Passkey");
    assertThat(signInWithFido2(null)).isEqualTo(OPAQUE);
    assertThat(signInWithFido2(null)).as("once more").isEqualTo(OPAQUE);
  }

  @Test
  void aPasskeyThatDoesNotKnowTheNameSaysSo() {
    String user = newUser();
    signInWithPassword(user);
    register("Passkey");
    assertThat(signInWithFido2(null))
        .isEqualTo("failed: Error: Username is required for initiating sign-in");
  }

  @Test
  void aUserWhoIsNotVerifiedDoesNotSignIn() {
    String user = newUser();
    signInWithPassword(user);
    register("My phone");
    browser.userVerified(false);
    assertThat(signInWithFido2(user)).asString().startsWith("failed: NotAllowedError");
  }

  @Test
  void anAuthenticatorIsNotRegisteredTwice() {
    String user = newUser();
    signInWithPassword(user);
    register("My phone");
    assertThat(browser.run("await fido2.fido2CreateCredential({ friendlyName: 'Again' });"))
        .asString()
        .startsWith("failed: InvalidStateError");
  }

  private static void signInWithPassword(String username) {
    assertThat(
            browser.run(
                """
                const tokens = await srp.authenticateWithSRP(
                  { username: args[0], password: args[1] }).signedIn;
                return tokens.username;
                """,
                username,
                PASSWORD))
        .isEqualTo(username);
  }

  private static void register(String name) {
    assertThat(
            browser.run(
                "return (await fido2.fido2CreateCredential({ friendlyName: args[0] })).friendlyName;",
                name))
        .isEqualTo(name);
  }

  private static Object signInWithFido2(String username) {
    return browser.run(
        """
        const username = args[0] ?? undefined;
        return (await fido2.authenticateWithFido2({ username }).signedIn).username;
        """,
        username);
  }

  @SuppressWarnings("unchecked")
  private static List<String> list() {
    return (List<String>)
        browser.run(
            """
            const { authenticators } = await fido2.fido2ListCredentials();
            return authenticators.map(({ friendlyName, lastSignIn }) => friendlyName
              + ', signed in: ' + (lastSignIn ? 'today' : 'never'));
            """);
  }
}
