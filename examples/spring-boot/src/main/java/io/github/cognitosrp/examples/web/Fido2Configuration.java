package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.customauth.fido2.Authenticators;
import io.github.cognitosrp.customauth.fido2.ChallengeStore;
import io.github.cognitosrp.customauth.fido2.CredentialStore;
import io.github.cognitosrp.customauth.fido2.InMemoryChallengeStore;
import io.github.cognitosrp.customauth.fido2.InMemoryCredentialStore;
import io.github.cognitosrp.customauth.fido2.RelyingParty;
import io.github.cognitosrp.customauth.fido2.SignInChallenges;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the pages for security keys and passkeys stand on. The stores must be those of the pool's
 * triggers: in production {@code DynamoDbCredentialStore} and {@code DynamoDbChallengeStore} on the
 * triggers' table; here, where nobody gives any, memory.
 */
@Configuration(proxyBeanMethods = false)
class Fido2Configuration {

  @Bean
  RelyingParty relyingParty(Fido2Properties properties) {
    return properties.relyingParty();
  }

  @Bean
  @ConditionalOnMissingBean
  CredentialStore credentialStore() {
    return new InMemoryCredentialStore();
  }

  @Bean
  @ConditionalOnMissingBean
  ChallengeStore challengeStore() {
    return new InMemoryChallengeStore();
  }

  @Bean
  Authenticators authenticators(
      RelyingParty party, CredentialStore credentials, ChallengeStore challenges) {
    return new Authenticators(party, credentials, challenges, Clock.systemUTC());
  }

  @Bean
  SignInChallenges signInChallenges(RelyingParty party, ChallengeStore challenges) {
    return new SignInChallenges(party, challenges, Clock.systemUTC());
  }
}
