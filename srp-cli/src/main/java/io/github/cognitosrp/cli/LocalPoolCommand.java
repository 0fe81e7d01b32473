package io.github.cognitosrp.cli;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.MfaMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a user pool until it is interrupted. */
@Command(
    name = "local-pool",
    description = {
      "Run a user pool on a port of the loopback interface, for tests in any language.",
      "It keeps everything in memory and is no place for real passwords."
    },
    mixinStandardHelpOptions = true)
final class LocalPoolCommand implements Callable<Integer> {
  private final Terminal terminal;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--port", defaultValue = "9229", description = "The port; 0 for a free one.")
  private int port;

  @Option(
      names = "--users",
      description = {
        "A JSON file: an array of users with username and password, and perhaps temporary (true or"
            + " false), attributes (an object) and mfa (SMS_MFA, SOFTWARE_TOKEN_MFA, EMAIL_OTP)."
      })
  private @Nullable Path users;

  @Option(names = "--user-pool", description = "The user pool's id.")
  private @Nullable String userPool;

  @Option(names = "--client-id", defaultValue = "localclient", description = "The app client's id.")
  private String clientId = "";

  @Option(
      names = "--client-secret-file",
      description = "A file whose first line is the app client's secret.")
  private @Nullable Path clientSecretFile;

  @Option(
      names = "--device-tracking",
      defaultValue = "OFF",
      description = "Whether devices are remembered: ${COMPLETION-CANDIDATES}.")
  private DeviceTracking deviceTracking = DeviceTracking.OFF;

  @Option(
      names = "--mfa",
      defaultValue = "OFF",
      description = "Whether a second factor is asked for: ${COMPLETION-CANDIDATES}.")
  private MfaMode mfa = MfaMode.OFF;

  @Option(names = "--quiet", description = "Do not say why a proof failed.")
  private boolean quiet;

  @Option(
      names = "--probe",
      description = {
        "After a failed proof that does not show its mistake, let that user's next sign-ins fail and"
            + " find the mistake by them."
      })
  private boolean probe;

  LocalPoolCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<UsersFile.Entry> entries = users == null ? List.of() : UsersFile.read(users);
    try (LocalUserPool pool = start()) {
      entries.forEach(entry -> entry.addTo(pool));
      PrintWriter out = spec.commandLine().getOut();
      out.println("endpoint   " + pool.endpoint());
      out.println("user pool  " + pool.userPoolId());
      out.println("client id  " + pool.clientId());
      out.println("users      " + entries.size());
      out.println("Ends with Ctrl-C.");
      out.flush();
      new CountDownLatch(1).await();
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    } catch (InterruptedException ignored) {
      Thread.currentThread().interrupt();
    }
    return CommandLine.ExitCode.OK;
  }

  private LocalUserPool start() throws IOException {
    LocalUserPoolBuilder settings = settings();
    try {
      return settings.start();
    } catch (UncheckedIOException e) {
      // Most often another program has the port.
      throw new CommandFailedException(
          "port "
              + port
              + " cannot be opened: "
              + Objects.requireNonNull(e.getCause()).getMessage());
    }
  }

  private LocalUserPoolBuilder settings() throws IOException {
    LocalUserPoolBuilder builder =
        LocalUserPool.builder().port(port).deviceTracking(deviceTracking).mfa(mfa);
    if (userPool != null) {
      builder.userPool(userPool);
    }
    if (probe) {
      builder.probeFailedProofs(this::report);
    } else if (!quiet) {
      builder.explainFailedProofs(this::report);
    }
    if (clientSecretFile == null) {
      return builder.appClient(clientId);
    }
    char[] secret = terminal.secret("client secret", clientSecretFile);
    try {
      return builder.appClient(clientId, new String(secret));
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private void report(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
