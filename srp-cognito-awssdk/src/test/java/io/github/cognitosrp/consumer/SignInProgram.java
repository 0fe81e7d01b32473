package io.github.cognitosrp.consumer;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.awssdk.SignedIn;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** What a consumer's program does: it signs in and remembers the device, waiting and not. */
public final class SignInProgram {
  private SignInProgram() {}

  public static void main(String[] args) {
    URI endpoint = URI.create(args[0]);
    CognitoSrp srp = CognitoSrp.builder().userPool(args[1]).appClient(args[2]).build();
    System.out.println("module=" + CognitoSignIn.class.getModule().isNamed());
    System.out.println("backend=" + srp.modPow().name());
    try (CognitoIdentityProviderClient client =
            CognitoIdentityProviderClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of("local-1"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        CognitoIdentityProviderAsyncClient asyncClient =
            CognitoIdentityProviderAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of("local-1"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(NettyNioAsyncHttpClient.create())
                .build()) {
      DeviceStore devices = DeviceStore.inMemory();
      char[] password = args[4].toCharArray();
      SignInResult first =
          CognitoSignIn.builder(srp)
              .client(client)
              .deviceStore(devices)
              .build()
              .start(args[3], password);
      System.out.println("first=" + first.getClass().getSimpleName());
      SignedIn user = (SignedIn) first;
      System.out.println("offer=" + user.newDevice().isPresent());
      user.newDevice().orElseThrow().remember("laptop");
      SignInResult second =
          CognitoSignIn.builder(srp)
              .client(asyncClient)
              .deviceStore(devices)
              .build()
              .startAsync(args[3], password)
              .join();
      System.out.println("second=" + second.getClass().getSimpleName());
    }
  }
}
