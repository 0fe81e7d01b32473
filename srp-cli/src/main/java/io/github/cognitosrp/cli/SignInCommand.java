package io.github.cognitosrp.cli;

import io.github.cognitosrp.cognito.AppClient;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.RememberedDevice;
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
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/** Signs in: against a pool of its own in this process, or against a real one. */
@Command(
    name = "sign-in",
    description = {
      "Sign in with USER_SRP_AUTH and show every step.",
      "Without --user-pool, a user pool is started in this process on a loopback port, with one"
          + " user, and the device is registered, remembered and used for a second sign-in."
    },
    mixinStandardHelpOptions = true)
final class SignInCommand implements Callable<Integer> {
  private static final String DEMO_USERNAME = "alice";
  private static final String DEMO_PASSWORD = "Correct-Horse-7-Battery";

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
        names = "--remember-device",
        description = "Register this device under the user's account and sign in with it again.")
    private boolean rememberDevice;
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
      char[] password =
          passwordFile == null ? DEMO_PASSWORD.toCharArray() : Secrets.fromFile(passwordFile);
      report.fact("User pool", pool.userPoolId() + " at " + pool.endpoint() + ", in this process");
      CognitoSrp srp =
          CognitoSrp.builder()
              .userPool(pool.userPoolId())
              .appClient(pool.clientId())
              .modPow(modPow)
              .build();
      signIn(report, modPow, srp, pool.endpoint(), DEMO_USERNAME, password, true);
    }
  }

  private void signInToRealPool(RealPool pool, Report report, ModPow modPow) throws IOException {
    CognitoSrp srp =
        CognitoSrp.builder()
            .userPool(pool.userPool)
            .appClient(appClient(pool))
            .modPow(modPow)
            .build();
    char[] password =
        passwordFile == null ? Secrets.prompted("password") : Secrets.fromFile(passwordFile);
    report.fact(
        "User pool", pool.userPool + (pool.endpointUrl == null ? "" : " at " + pool.endpointUrl));
    signIn(report, modPow, srp, pool.endpointUrl, pool.username, password, pool.rememberDevice);
  }

  private static void signIn(
      Report report,
      ModPow modPow,
      CognitoSrp srp,
      @Nullable URI endpoint,
      String username,
      char[] password,
      boolean rememberDevice)
      throws IOException {
    report.fact("User", username);
    report.fact("Arithmetic", modPow.name() + ", " + modPow.hardening() + ", " + modPow.library());
    try (CognitoIdentityProviderClient cognito = client(srp, endpoint)) {
      SignInFlow flow = new SignInFlow(cognito, srp, report);
      report.heading("Sign in with the password");
      SignInFlow.SignedIn signedIn = flow.signIn(username, password);
      if (rememberDevice && signedIn.tokens().newDeviceMetadata() != null) {
        report.heading("Register and remember this device");
        try (RememberedDevice device =
            flow.rememberDevice(signedIn.tokens(), "cognito-srp command")) {
          report.heading("Sign in again, with the remembered device");
          signedIn = flow.signIn(signedIn.username(), password, device);
        }
      }
      report.heading("Signed in. The ID token's claims:");
      report.text(IdToken.claims(signedIn.tokens().idToken()));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** The requests of a sign-in are not signed: the proof is what counts. */
  private static CognitoIdentityProviderClient client(CognitoSrp srp, @Nullable URI endpoint) {
    CognitoIdentityProviderClientBuilder builder =
        CognitoIdentityProviderClient.builder()
            .region(Region.of(srp.userPool().region()))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create());
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.build();
  }

  private static AppClient appClient(RealPool pool) throws IOException {
    if (pool.clientSecretFile == null) {
      return AppClient.of(pool.clientId);
    }
    char[] secret = Secrets.fromFile(pool.clientSecretFile);
    try {
      return AppClient.of(pool.clientId, secret);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
