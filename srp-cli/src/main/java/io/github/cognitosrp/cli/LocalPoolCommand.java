package io.github.cognitosrp.cli;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.seed.SeedFile;
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
      "Run user pools on a port of the loopback interface, for tests in any language.",
      "It keeps everything in memory and is no place for real passwords."
    },
    mixinStandardHelpOptions = true)
final class LocalPoolCommand implements Callable<Integer> {
  private static final List<String> ONE_POOL =
      List.of(
          "--users",
          "--user-pool",
          "--client-id",
          "--client-secret-file",
          "--device-tracking",
          "--mfa");

  private final Terminal terminal;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private final PoolEndpoint where = new PoolEndpoint();

  @Option(
      names = "--issuer",
      description = {
        "The issuer of the tokens without the pool's id, such as"
            + " https://cognito-idp.eu-central-1.amazonaws.com; the pool's own address unless given."
      })
  private @Nullable String issuer;

  @Option(
      names = "--seed",
      description = {
        "A JSON file with pools, app clients, groups, users and triggers, in place of the options"
            + " below."
      })
  private @Nullable Path seed;

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

  @Option(
      names = "--quiet",
      description = "Print neither requests and codes nor why a proof failed.")
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
    try (LocalUserPool pool = start()) {
      show(pool);
      new CountDownLatch(1).await();
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    } catch (InterruptedException ignored) {
      Thread.currentThread().interrupt();
    }
    return CommandLine.ExitCode.OK;
  }

  private void show(LocalUserPool first) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("endpoint   " + first.endpoint());
    for (LocalUserPool pool : first.pools().values()) {
      out.println("user pool  " + pool.userPoolId());
      pool.appClients().forEach(client -> out.println("client id  " + client.id()));
      out.println("issuer     " + pool.issuer());
      out.println("keys       " + pool.jwksUri());
    }
    out.println("health     " + first.endpoint() + "/health");
    out.println("Ends with Ctrl-C.");
    out.flush();
  }

  private LocalUserPool start() throws IOException {
    List<LocalUserPoolBuilder> pools = seed == null ? List.of(onePool()) : seeded(seed);
    PoolLines lines = new PoolLines(spec.commandLine().getOut());
    pools.forEach(pool -> configure(pool, lines));
    LocalUserPoolBuilder first = pools.get(0).listen(where.endpoint(terminal));
    pools.subList(1, pools.size()).forEach(first::alsoServing);
    try {
      return first.start();
    } catch (UncheckedIOException e) {
      // Most often another program has the port.
      throw new CommandFailedException(
          "port "
              + where.port()
              + " cannot be opened: "
              + Objects.requireNonNull(e.getCause()).getMessage());
    }
  }

  private void configure(LocalUserPoolBuilder pool, PoolLines lines) {
    if (issuer != null) {
      pool.issuer(issuer);
    }
    if (!quiet) {
      pool.onEvent(lines::event).onCode(lines::code);
    }
    if (probe) {
      pool.probeFailedProofs(lines::reason);
    } else if (!quiet) {
      pool.explainFailedProofs(lines::reason);
    }
  }

  private List<LocalUserPoolBuilder> seeded(Path file) throws IOException {
    for (String option : ONE_POOL) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new CommandFailedException(option + " is in the seed file, where there is one");
      }
    }
    try {
      return SeedFile.read(file).pools();
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(file + ": " + e.getMessage());
    }
  }

  private LocalUserPoolBuilder onePool() throws IOException {
    LocalUserPoolBuilder builder = LocalUserPool.builder().deviceTracking(deviceTracking).mfa(mfa);
    if (userPool != null) {
      builder.userPool(userPool);
    }
    List<UsersFile.Entry> entries = users == null ? List.of() : UsersFile.read(users);
    builder.prepare(pool -> entries.forEach(entry -> entry.addTo(pool)));
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
}
