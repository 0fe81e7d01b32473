package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.cognito.CognitoSrp;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Signs in at the app client of passkeys: the triggers ask the other one's users for their password
 * first, and know them apart by the app client.
 */
@Component
final class PasskeySignIn {
  private final CognitoSignIn cognito;

  PasskeySignIn(CognitoIdentityProviderClient client, CognitoSrp srp, Fido2Properties properties) {
    CognitoSrp passkeys =
        CognitoSrp.builder()
            .userPool(srp.userPool().toString())
            .appClient(properties.passkeyClientId())
            .build();
    this.cognito = CognitoSignIn.create(client, passkeys);
  }

  CognitoSignIn cognito() {
    return cognito;
  }
}
