package io.github.cognitosrp.awssdk;

import java.net.URI;
import java.util.Optional;
import javax.crypto.SecretKey;

class CustomExample {
  /** Options for PublicKeyCredential.parseRequestOptionsFromJSON in the browser. */
  Optional<String> passkeyOptions(CustomAnswerRequired pending) {
    return pending.fido2Options().map(Fido2Options::credentialRequestOptions);
  }

  /** With what the browser's credential.toJSON() gave. */
  SignInResult passkey(CustomAnswerRequired pending, String credentialJson) {
    return pending.answer(Fido2Options.answerFor(credentialJson));
  }

  /** Where to send the browser; empty while Duo is out of reach. Keep pending.export(key). */
  Optional<URI> duo(CustomAnswerRequired pending) {
    return pending.duoRedirect().flatMap(DuoRedirect::url);
  }

  /** Duo sent the browser back. A state of another sign-in is an IllegalArgumentException. */
  SignInResult backFromDuo(
      CognitoSignIn signIn, String saved, SecretKey key, String code, String state) {
    if (signIn.resumeChallenge(saved, key) instanceof CustomAnswerRequired pending) {
      return pending.answer(pending.duoRedirect().orElseThrow().answerFor(code, state));
    }
    throw new IllegalStateException("this sign-in does not wait for a custom challenge");
  }
}
