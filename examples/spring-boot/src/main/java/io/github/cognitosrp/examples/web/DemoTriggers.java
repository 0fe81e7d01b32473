package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.customauth.CustomAuthFlow;
import io.github.cognitosrp.customauth.CustomAuthHandler;
import io.github.cognitosrp.customauth.fido2.ChallengeStore;
import io.github.cognitosrp.customauth.fido2.CredentialStore;
import io.github.cognitosrp.customauth.fido2.Fido2Challenge;
import io.github.cognitosrp.customauth.fido2.RelyingParty;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import io.github.cognitosrp.localpool.model.Trigger;
import java.util.Map;

/**
 * The pool's triggers, which AWS would run as Lambda functions: at one app client the password and
 * then a security key, at the other a passkey alone.
 */
final class DemoTriggers {
  static final String PASSWORD_CLIENT = "localclient";
  static final String PASSKEY_CLIENT = "passkeys";

  private DemoTriggers() {}

  static LocalUserPoolBuilder addTo(
      LocalUserPoolBuilder pool,
      RelyingParty party,
      CredentialStore credentials,
      ChallengeStore challenges) {
    CustomAuthHandler securityKey =
        new CustomAuthHandler(
            CustomAuthFlow.builder()
                .passwordFirst()
                .challenge(
                    Fido2Challenge.builder(party, credentials)
                        // The password has been right: nobody else asks for the ids.
                        .offerCredentials(() -> new byte[16])
                        .build())
                .build());
    CustomAuthHandler passkey =
        new CustomAuthHandler(
            CustomAuthFlow.builder()
                .passwordless()
                .challenge(
                    Fido2Challenge.builder(party, credentials).withoutUserName(challenges).build())
                .build());
    Trigger triggers = event -> (isForPasskeys(event) ? passkey : securityKey).handle(event);
    return pool.appClient(PASSWORD_CLIENT)
        .appClient(PASSKEY_CLIENT)
        .customAuth(triggers, triggers, triggers);
  }

  private static boolean isForPasskeys(Map<String, Object> event) {
    return event.get("callerContext") instanceof Map<?, ?> caller
        && PASSKEY_CLIENT.equals(caller.get("clientId"));
  }
}
