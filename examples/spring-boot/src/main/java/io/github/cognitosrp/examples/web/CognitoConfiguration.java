package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.CognitoSrpBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/** One SDK client and one {@link CognitoSignIn} for all users: both are thread-safe. */
@Configuration(proxyBeanMethods = false)
class CognitoConfiguration {

  @Bean
  CognitoSrp cognitoSrp(CognitoProperties properties) {
    CognitoSrpBuilder builder = CognitoSrp.builder().userPool(properties.userPoolId());
    return properties.clientSecret() == null
        ? builder.appClient(properties.clientId()).build()
        : builder.appClient(properties.clientId(), properties.clientSecret().toCharArray()).build();
  }

  @Bean
  CognitoIdentityProviderClient cognitoClient(CognitoSrp srp, CognitoProperties properties) {
    CognitoIdentityProviderClientBuilder builder =
        CognitoIdentityProviderClient.builder()
            .region(Region.of(srp.userPool().region()))
            // Signing in needs no AWS credentials.
            .credentialsProvider(AnonymousCredentialsProvider.create());
    if (properties.endpoint() != null) {
      builder.endpointOverride(properties.endpoint());
    }
    return builder.build();
  }

  @Bean
  CognitoSignIn cognitoSignIn(CognitoIdentityProviderClient client, CognitoSrp srp) {
    return CognitoSignIn.create(client, srp);
  }
}
