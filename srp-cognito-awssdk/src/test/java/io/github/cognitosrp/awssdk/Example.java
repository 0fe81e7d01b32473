package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.SecretKey;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

class Example {
  private final CognitoSignIn signIn;

  Example(CognitoIdentityProviderClient client, CognitoSrp srp, Path folder, SecretKey key) {
    signIn =
        CognitoSignIn.builder(srp)
            .client(client)
            .deviceStore(new EncryptedFileDeviceStore(folder, key))
            .build();
  }

  /** Asks the user until Cognito is satisfied. On Java 21 this is a switch over the types. */
  SignedIn signIn(String username, char[] password, Function<String, String> ask) {
    SignInResult result = signIn.start(username, password);
    while (!(result instanceof SignedIn)) {
      if (result instanceof NewDevice device) {
        result = device.remember("my laptop");
      } else if (result instanceof MfaRequired mfa) {
        result = mfa.answer(ask.apply("The code, please"));
      } else if (result instanceof MfaSelectionRequired mfa) {
        result = mfa.choose(ask.apply("One of " + mfa.available()));
      } else if (result instanceof NewPasswordRequired temporary) {
        result = temporary.answer(ask.apply("A new password").toCharArray(), Map.of());
      } else if (result instanceof CustomChallenge custom) {
        result = custom.answer(ask.apply(custom.parameters().get("question")));
      } else {
        throw new IllegalStateException("not for this program: " + result);
      }
    }
    return (SignedIn) result;
  }
}
