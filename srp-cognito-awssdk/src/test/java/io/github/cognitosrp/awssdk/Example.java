package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.device.EncryptedFileDeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.nio.file.Path;
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
      if (result instanceof CodeRequired code) {
        result = code.answer(ask.apply("The code, please"));
      } else if (result instanceof MfaSelectionRequired factors) {
        result = factors.choose(ask.apply("One of " + factors.available()));
      } else if (result instanceof NewPasswordRequired temporary) {
        result = temporary.answer(ask.apply("A new password").toCharArray());
      } else if (result instanceof CustomAnswerRequired custom) {
        result = custom.answer(ask.apply(custom.parameters().get("question")));
      } else {
        throw new IllegalStateException("not for this program: " + result);
      }
    }
    SignedIn user = (SignedIn) result;
    user.newDevice().ifPresent(device -> device.remember("my laptop"));
    return user;
  }
}
