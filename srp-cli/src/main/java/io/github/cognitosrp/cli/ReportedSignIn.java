package io.github.cognitosrp.cli;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.SignInFlow;
import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.awssdk.SignedIn;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/** Sign-ins of one user, each step of them reported. */
final class ReportedSignIn implements AutoCloseable {
  private static final String DEVICE_NAME = "cognito-srp command";

  private final Report report;
  private final RequestSteps steps;
  private final ChallengePrompts prompts;
  private final CognitoIdentityProviderClient cognito;
  private final CognitoSignIn signIn;

  /**
   * @param endpoint {@code null} for the endpoint of the pool's region
   */
  ReportedSignIn(Terminal terminal, Report report, CognitoSrp srp, @Nullable URI endpoint) {
    this.report = report;
    this.steps = new RequestSteps(report);
    this.prompts = new ChallengePrompts(terminal, report, steps);
    this.cognito = client(srp, endpoint, steps);
    this.signIn =
        CognitoSignIn.builder(srp).client(cognito).deviceStore(DeviceStore.inMemory()).build();
  }

  /**
   * Signs in and shows the claims of the ID token.
   *
   * @param password {@code null} to begin without one
   * @param rememberDevice whether to register the device, if Cognito offers that, and to sign in
   *     with it again
   */
  void run(SignInFlow flow, String username, char @Nullable [] password, boolean rememberDevice)
      throws IOException {
    report.heading(password == null ? "Sign in" : "Sign in with the password");
    SignedIn user = prompts.finish(start(flow, username, password));
    if (rememberDevice && user.newDevice().isPresent()) {
      report.heading("Register and remember this device");
      steps.computationStarts();
      user.newDevice().get().remember(DEVICE_NAME);
      report.heading("Sign in again, with the remembered device");
      user = prompts.finish(start(flow, username, password));
    }
    report.heading("Signed in. The ID token's claims:");
    Optional<String> idToken = user.tokens().idToken();
    report.text(idToken.isPresent() ? IdToken.claims(idToken.get()) : "Cognito sent no ID token");
  }

  private SignInResult start(SignInFlow flow, String username, char @Nullable [] password) {
    steps.computationStarts();
    if (password != null) {
      return signIn.start(flow, username, password);
    }
    return flow == SignInFlow.CUSTOM_AUTH
        ? signIn.startCustom(username)
        : signIn.startChoice(username);
  }

  /** The requests of a sign-in are not signed: the proof is what counts. */
  private static CognitoIdentityProviderClient client(
      CognitoSrp srp, @Nullable URI endpoint, RequestSteps steps) {
    CognitoIdentityProviderClientBuilder builder =
        CognitoIdentityProviderClient.builder()
            .region(Region.of(srp.userPool().region()))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(override -> override.addExecutionInterceptor(steps));
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.build();
  }

  @Override
  public void close() {
    cognito.close();
  }
}
