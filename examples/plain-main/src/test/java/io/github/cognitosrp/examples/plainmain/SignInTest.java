package io.github.cognitosrp.examples.plainmain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.awssdk.Totp;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.junit.LocalPool;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.UserStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The program as its users start it: a JVM of its own, over HTTP. */
@LocalPool(
    users = @LocalPool.User(name = "alice", password = "Correct-Horse-7"),
    mfa = MfaMode.OPTIONAL)
class SignInTest {
  private record Outcome(int exitCode, String out, String err) {}

  @Test
  void theRightPasswordSaysWhoIsSignedInAndShowsNoToken(LocalUserPool pool) throws Exception {
    Outcome outcome = run(pool, pool.userPoolId(), "alice", "Correct-Horse-7");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).endsWith("Signed in as alice\n").doesNotContain("eyJ");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void aByteOrderMarkIsNoPartOfThePassword(LocalUserPool pool) throws Exception {
    Outcome outcome = run(pool, pool.userPoolId(), "alice", "\uFEFFCorrect-Horse-7");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void aWrongPasswordIsOneLineAndExitCode1(LocalUserPool pool) throws Exception {
    Outcome outcome = run(pool, pool.userPoolId(), "alice", "Wrong-Horse-7");
    assertThat(outcome.err()).isEqualTo("Incorrect username or password.\n");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void aSecondFactorIsAskedFor(LocalUserPool pool) throws Exception {
    pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    String secret = pool.user("alice").totpSecretCode().orElseThrow();
    Outcome outcome =
        run(pool, pool.userPoolId(), "alice", "Correct-Horse-7", Totp.code(secret, Instant.now()));
    assertThat(outcome.out()).endsWith("Signed in as alice\n");
  }

  @Test
  void aTemporaryPasswordIsReplaced(LocalUserPool pool) throws Exception {
    pool.user("alice").temporaryPassword("Temporary-1");
    assertThat(run(pool, pool.userPoolId(), "alice", "Temporary-1", "Better-Horse-8").exitCode())
        .isZero();
    assertThat(pool.user("alice").status()).isEqualTo(UserStatus.CONFIRMED);
  }

  @Test
  void aMalformedPoolIdIsOneLineAndExitCode1(LocalUserPool pool) throws Exception {
    Outcome outcome = run(pool, "nonsense", "alice", "Correct-Horse-7");
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  private static Outcome run(LocalUserPool pool, String userPool, String username, String... lines)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // Compiling thoroughly does not pay in the second that it lives.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            Path.of("target", "sign-in.jar").toString(),
            username);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("AWS_ENDPOINT_URL", pool.endpoint().toString());
    builder.environment().put("COGNITO_USER_POOL_ID", userPool);
    builder.environment().put("COGNITO_CLIENT_ID", pool.clientId());
    Process process = builder.start();
    process.getOutputStream().write((String.join("\n", lines) + "\n").getBytes(UTF_8));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), out, err);
  }
}
