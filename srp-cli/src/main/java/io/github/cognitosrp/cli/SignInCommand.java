package io.github.cognitosrp.cli;

import io.github.cognitosrp.awssdk.SignInFlow;
import io.github.cognitosrp.cognito.AppClient;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Signs in: against a pool of its own in this process, or against a real one. */
@Command(
    name = "sign-in",
    description = {
      "Sign in and show every step with the time that it took.",
      "Without --user-pool, a user pool is started in this process on a loopback port, with one"
          + " user, and the device is registered, remembered and used for a second sign-in.",
      "What Cognito asks for beyond the password (a code, a new password, the choice of a factor,"
          + " the answer to a question of the pool's own) is asked for at the terminal. Without a"
          + " terminal, each answer is the next line of standard input."
    },
    mixinStandardHelpOptions = true)
final class SignInCommand implements Callable<Integer> {
  private static final String DEMO_USERNAME = "alice";
  private static final String DEMO_PASSWORD = "Correct-Horse-7-Battery";

  private final Terminal terminal;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @ArgGroup(exclusive = false)
  private @Nullable RealPool realPool;

  @Option(
      names = "--password-file",
      description =
          "A file whose first line is the password; - is standard input. Otherwise a prompt, or"
              + " standard input where there is no terminal.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--backend",
      description = "The arithmetic backend, by its name; the default is the best hardened one.")
  private @Nullable String backend;

  /** What a real pool needs. */
  static final class RealPool {
    @Option(names = "--user-pool", required = true, description = "The user pool's id.")
    private String userPool = "";

    @Option(names = "--client-id", required = true, description = "The app client's id.")
    private String clientId = "";

    @Option(names = "--username", required = true, description = "The user's name or alias.")
    private String username = "";

    @Option(
        names = "--client-secret-file",
        description = "A file whose first line is the app client's secret.")
    private @Nullable Path clientSecretFile;

    @Option(
        names = "--endpoint-url",
        description = "Where the pool answers, if not at the endpoint of its region.")
    private @Nullable URI endpointUrl;

    @Option(
        names = "--flow",
        defaultValue = "USER_SRP_AUTH",
        description =
            "The flow, which the app client must allow: ${COMPLETION-CANDIDATES}"
                + " (${DEFAULT-VALUE}).")
    private SignInFlow flow = SignInFlow.USER_SRP_AUTH;

    @Option(
        names = "--without-password",
        description =
            "Begin without the password: USER_AUTH offers a choice of factors, CUSTOM_AUTH asks"
                + " the pool's own questions at once.")
    private boolean withoutPassword;

    @Option(
        names = "--remember-device",
        description = "Register this device under the user's account and sign in with it again.")
    private boolean rememberDevice;
  }

  SignInCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Report report = new Report(spec.commandLine().getOut());
    ModPow modPow = backend == null ? ModPows.best() : ModPows.named(backend);
    if (realPool == null) {
      signInToEmbeddedPool(report, modPow);
    } else {
      signInToRealPool(realPool, report, modPow);
    }
    return CommandLine.ExitCode.OK;
  }

  private void signInToEmbeddedPool(Report report, ModPow modPow) throws IOException {
    try (LocalUserPool pool =
        LocalUserPool.builder()
            .user(DEMO_USERNAME, DEMO_PASSWORD)
            .deviceTracking(DeviceTracking.USER_OPT_IN)
            .start()) {
      CognitoSrp srp =
          CognitoSrp.builder()
              .userPool(pool.userPoolId())
              .appClient(pool.clientId())
              .modPow(modPow)
              .build();
      char[] password =
          passwordFile == null
              ? DEMO_PASSWORD.toCharArray()
              : terminal.secret("password", passwordFile);
      report.fact("User pool", pool.userPoolId() + " at " + pool.endpoint() + ", in this process");
      reportSetting(report, DEMO_USERNAME, modPow);
      try (ReportedSignIn signIn = new ReportedSignIn(terminal, report, srp, pool.endpoint())) {
        signIn.run(SignInFlow.USER_SRP_AUTH, DEMO_USERNAME, password, true);
      } finally {
        Arrays.fill(password, '\0');
      }
    }
  }

  private void signInToRealPool(RealPool pool, Report report, ModPow modPow) throws IOException {
    CognitoSrp srp =
        CognitoSrp.builder()
            .userPool(pool.userPool)
            .appClient(appClient(pool))
            .modPow(modPow)
            .build();
    if (pool.withoutPassword && (passwordFile != null || pool.flow == SignInFlow.USER_SRP_AUTH)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--without-password goes with --flow CUSTOM_AUTH or USER_AUTH and no --password-file");
    }
    char[] password = pool.withoutPassword ? null : terminal.secret("password", passwordFile);
    report.fact(
        "User pool", pool.userPool + (pool.endpointUrl == null ? "" : " at " + pool.endpointUrl));
    reportSetting(report, pool.username, modPow);
    try (ReportedSignIn signIn = new ReportedSignIn(terminal, report, srp, pool.endpointUrl)) {
      signIn.run(pool.flow, pool.username, password, pool.rememberDevice);
    } finally {
      if (password != null) {
        Arrays.fill(password, '\0');
      }
    }
  }

  private static void reportSetting(Report report, String username, ModPow modPow) {
    report.fact("User", username);
    report.fact("Arithmetic", modPow.name() + ", " + modPow.hardening() + ", " + modPow.library());
  }

  private AppClient appClient(RealPool pool) throws IOException {
    if (pool.clientSecretFile == null) {
      return AppClient.of(pool.clientId);
    }
    char[] secret = terminal.secret("client secret", pool.clientSecretFile);
    try {
      return AppClient.of(pool.clientId, secret);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
