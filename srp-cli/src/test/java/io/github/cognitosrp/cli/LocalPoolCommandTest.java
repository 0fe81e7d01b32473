package io.github.cognitosrp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.testing.KeyStores;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A pool for people who are not on Java. */
@Tag("slow")
class LocalPoolCommandTest {
  private static final String SEED =
      """
      {"pools": [
        {"id": "eu-central-1_AbC123", "clients": [{"id": "web"}, {"id": "app"}],
         "users": [{"username": "alice", "password": "Correct-Horse-7",
                    "sub": "11111111-2222-3333-4444-555555555555"}]},
        {"id": "eu-central-1_Second", "clients": [{"id": "other"}]}
      ]}
      """;

  @TempDir private Path directory;

  private Path users(String json) throws IOException {
    return Files.writeString(directory.resolve("users.json"), json);
  }

  @Test
  void usersOfTheFileSignInUntilThePoolIsInterrupted() throws Exception {
    Path users =
        users(
            "[{\"username\":\"alice\",\"password\":\"Correct-Horse-7\","
                + "\"attributes\":{\"email\":\"a@b.example\"}}]");
    try (RunningPool pool = new RunningPool("--users", users.toString())) {
      CommandRun signIn = signIn(pool, "local-1_LocalPool", "localclient", "Correct-Horse-7");

      assertThat(signIn.out()).contains("a@b.example");
      assertThat(signIn.exitCode()).isZero();
    }
  }

  /** The command in a thread of this JVM, until it is interrupted. */
  private static final class RunningPool implements AutoCloseable {
    private final List<String> lines = new ArrayList<>();
    private final PipedReader reader = new PipedReader(1 << 16);
    private final Scanner out = new Scanner(reader);
    private final Thread thread;

    RunningPool(String... options) throws IOException {
      PrintWriter writer = new PrintWriter(new PipedWriter(reader), true);
      CommandLine command = Main.commandLine(Terminal.ofThisProcess()).setOut(writer);
      List<String> all = new ArrayList<>(List.of("local-pool", "--port", "0"));
      all.addAll(List.of(options));
      thread =
          new Thread(() -> {
            // Closed whatever happens, so that the reader does not wait for ever.
            try (writer) {
              command.execute(all.toArray(String[]::new));
            }
          });
      thread.start();
      lineWith("Ends with");
    }

    /** The next line with this text. */
    String lineWith(String text) {
      while (out.hasNextLine()) {
        String line = out.nextLine();
        lines.add(line);
        if (line.contains(text)) {
          return line;
        }
      }
      throw new AssertionError("no line with " + text + " in " + lines);
    }

    List<String> values(String name) {
      return lines.stream()
          .filter(line -> line.startsWith(name + "  "))
          .map(line -> line.substring(name.length()).strip())
          .toList();
    }

    String endpoint() {
      return values("endpoint").get(0);
    }

    @Override
    public void close() throws IOException {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      out.close();
    }
  }

  private CommandRun signIn(RunningPool pool, String poolId, String clientId, String password)
      throws IOException {
    Path file = Files.writeString(directory.resolve("password"), password);
    return CommandRun.of(
        "sign-in",
        "--user-pool",
        poolId,
        "--client-id",
        clientId,
        "--username",
        "alice",
        "--endpoint-url",
        pool.endpoint(),
        "--password-file",
        file.toString());
  }

  private static int call(String endpoint, String operation, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(endpoint))
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void poolsClientsAndUsersComeFromASeedFile() throws Exception {
    Path seed = Files.writeString(directory.resolve("pool.json"), SEED);
    try (RunningPool pool =
        new RunningPool(
            "--seed",
            seed.toString(),
            "--issuer",
            "https://cognito-idp.eu-central-1.amazonaws.com")) {
      assertThat(pool.values("user pool"))
          .containsExactly("eu-central-1_AbC123", "eu-central-1_Second");
      assertThat(pool.values("client id")).containsExactly("web", "app", "other");
      assertThat(pool.values("issuer"))
          .startsWith("https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbC123");
      assertThat(signIn(pool, "eu-central-1_AbC123", "web", "Correct-Horse-7").out())
          .contains("11111111-2222-3333-4444-555555555555")
          .contains("https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbC123");
    }
  }

  @Test
  void aFaultInTheSeedFileIsOneLineWithItsPlace() throws IOException {
    Path seed =
        Files.writeString(directory.resolve("pool.json"), SEED.replace("\"sub\"", "\"subb\""));

    CommandRun run = CommandRun.of("local-pool", "--port", "0", "--seed", seed.toString());

    assertThat(run.err())
        .isEqualTo(
            seed
                + ": pools[0].users[0].subb: is not known; known are [attributes, enabled, groups,"
                + " mfa, password, status, sub, username]\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[null]"})
  void whatIsNoListOfUsersIsOneLine(String json) throws IOException {
    Path users = users(json);

    CommandRun run = CommandRun.of("local-pool", "--port", "0", "--users", users.toString());

    assertThat(run.err()).startsWith(users + " must be a JSON array of users").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--users", "--seed"})
  void aFileWithoutAnEndIsReadUpToTheLimit(String option) {
    Path endless = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(endless), "needs a system with /dev/zero");

    CommandRun run = CommandRun.of("local-pool", "--port", "0", option, endless.toString());

    assertThat(run.err()).containsAnyOf("is larger than 1048576 bytes", "at most 4194304 bytes");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void whatIsInTheSeedFileIsNoOption() throws IOException {
    Path seed = Files.writeString(directory.resolve("pool.json"), SEED);

    CommandRun run =
        CommandRun.of("local-pool", "--seed", seed.toString(), "--client-id", "another");

    assertThat(run.err()).contains("--client-id is in the seed file");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void everyRequestIsALineWithItsOutcomeAndEveryCodeToo() throws Exception {
    Path users = users("[{\"username\":\"alice\",\"password\":\"Correct-Horse-7\"}]");
    try (RunningPool pool = new RunningPool("--users", users.toString())) {
      String endpoint = pool.endpoint();
      signIn(pool, "local-1_LocalPool", "localclient", "Correct-Horse-7");
      assertThat(pool.lineWith("InitiateAuth"))
          .matches("\\d\\d:\\d\\d:\\d\\d InitiateAuth alice: PASSWORD_VERIFIER");
      assertThat(pool.lineWith("RespondToAuthChallenge")).endsWith(" alice: TOKENS");

      signIn(pool, "local-1_LocalPool", "localclient", "wrong");
      assertThat(pool.lineWith("PASSWORD_VERIFIER of alice")).contains("the password, x, k or g");
      assertThat(pool.lineWith("RespondToAuthChallenge"))
          .endsWith(" alice: NotAuthorizedException (Incorrect username or password.)");

      String email = "{\"Name\":\"email\",\"Value\":\"bob@example.com\"}";
      call(
          endpoint,
          "SignUp",
          "{\"ClientId\":\"localclient\",\"Username\":\"bob\",\"Password\":\"p\",\"UserAttributes\":["
              + email
              + "]}");
      assertThat(pool.lineWith(" code "))
          .endsWith(
              "code 123456 for bob to bob@example.com (ConfirmSignUp): Your confirmation code is"
                  + " 123456");
      assertThat(pool.lineWith("SignUp bob")).endsWith(": OK");

      assertThat(call(endpoint, "CreateUserPool", "{}")).isEqualTo(400);
      assertThat(pool.lineWith("CreateUserPool")).endsWith(": UnknownOperationException");
      String forged = "{\"ClientId\":\"localclient\",\"Username\":\"eve\\n12:00:00 x\"}";
      call(endpoint, "ForgotPassword", forged);
      assertThat(pool.lineWith("ForgotPassword")).contains("eve?12:00:00 x: ");
    }
  }

  @Test
  void quietPrintsTheAddressesOnly() throws Exception {
    RunningPool pool = new RunningPool("--quiet");
    call(pool.endpoint(), "CreateUserPool", "{}");
    pool.close();

    assertThat(pool.lines.get(pool.lines.size() - 1)).isEqualTo("Ends with Ctrl-C.");
    assertThatThrownBy(() -> pool.lineWith("CreateUserPool"))
        .isInstanceOfAny(AssertionError.class, IllegalStateException.class);
  }

  @Test
  void aKeyStoreMakesItHttps() throws Exception {
    Path store = KeyStores.selfSigned(directory, "changeit");
    Path password = Files.writeString(directory.resolve("store-password"), "changeit");
    try (RunningPool pool =
        new RunningPool(
            "--key-store", store.toString(), "--key-store-password-file", password.toString())) {
      assertThat(pool.endpoint()).startsWith("https://127.0.0.1:");
    }
    Files.writeString(password, "wrong-password");
    assertThat(
            CommandRun.of(
                    "local-pool",
                    "--port",
                    "0",
                    "--key-store",
                    store.toString(),
                    "--key-store-password-file",
                    password.toString())
                .exitCode())
        .isEqualTo(1);
  }

  @Test
  void aFileThatIsMalformedIsRefusedWithoutShowingIt() throws IOException {
    Path users = users("[{\"username\":\"alice\",\"password\":\"Correct-Horse-7\" oops");

    CommandRun run = CommandRun.of("local-pool", "--port", "0", "--users", users.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("must be a JSON array").doesNotContain("Correct-Horse-7");
  }

  @Test
  void aPortThatAnotherProgramHasIsOneLine() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run = CommandRun.of("local-pool", "--port", "" + other.getLocalPort());

      assertThat(run.err())
          .isEqualTo(
              "port " + other.getLocalPort() + " cannot be opened: Address already in use\n");
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNoPortIsOneLine() {
    CommandRun run = CommandRun.of("local-pool", "--port", "65536");

    assertThat(run.err().lines()).singleElement().asString().contains("65535");
    assertThat(run.exitCode()).isEqualTo(1);
  }
}
