package consumer;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.modpow.ModPows;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Signs in to a local pool and says what was used. */
public final class SignIn {
  private SignIn() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "correct horse").start();
        CognitoIdentityProviderClient cognito =
            CognitoIdentityProviderClient.builder()
                .endpointOverride(pool.endpoint())
                .region(Region.of("local-1"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
      CognitoSrp srp =
          CognitoSrp.builder().userPool(pool.userPoolId()).appClient(pool.clientId()).build();
      SignInResult result =
          CognitoSignIn.create(cognito, srp).start("alice", "correct horse".toCharArray());
      List<String> backends =
          ModPows.installed().stream()
              .flatMap(status -> status.name().stream())
              .sorted()
              .toList();
      System.out.printf(
          "%s, module %s, backends %s, first %s%n",
          result.getClass().getSimpleName(),
          CognitoSignIn.class.getModule().isNamed(),
          backends,
          srp.modPow().name());
    }
  }
}
