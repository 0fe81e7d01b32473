package io.github.cognitosrp.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.awssdk.client.AuthReply;
import io.github.cognitosrp.awssdk.client.RequestOptions;
import io.github.cognitosrp.awssdk.support.AesGcm;
import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Puts sign-ins away and takes them up: a {@link SavedState}, encrypted for one user pool and one
 * app client. Thread-safe.
 *
 * @param validity for how long after Cognito's answer its session is valid
 */
record SavedSignIns(CognitoSrp srp, Clock clock, Duration validity, RequestOptions options) {
  /** Changes when {@link SavedState} changes; other versions are refused. */
  private static final byte VERSION = 1;

  private static final Instant MIN_TIME = Instant.EPOCH;
  private static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * A session has 2,048 characters at most; what triggers tell the client has no bound of its own.
   */
  private static final int MAX_CHARS = 64 * 1024;

  String export(
      SecretKey key,
      SignInState state,
      String challenge,
      AuthReply reply,
      @Nullable String secretCode) {
    AesGcm cipher = new AesGcm(key, VERSION);
    byte[] content = SavedState.encode(state, challenge, reply, secretCode);
    byte[] sealed;
    try {
      sealed = cipher.seal(content, context());
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("the key cannot be used at the moment", cause);
    }
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    if (text.length() > MAX_CHARS) {
      throw new IllegalStateException("the challenge's parameters are too long to be exported");
    }
    return text;
  }

  /**
   * Takes a sign-in up.
   *
   * @throws SavedSignInException if it is not one of this pool and app client, or has expired
   */
  SavedState resume(String text, SecretKey key) {
    Arguments.notNull(text, "state");
    AesGcm cipher = new AesGcm(key, VERSION);
    if (text.length() > MAX_CHARS) {
      throw new SavedSignInException();
    }
    SavedState saved = SavedState.decode(open(cipher, text), srp, options);
    Instant now = now();
    if (!now.isBefore(saved.state().answeredAt().plus(validity))) {
      throw new SavedSignInException();
    }
    return saved;
  }

  /** The time of a clock that may be faulty. */
  Instant now() {
    Instant now;
    try {
      now = clock.instant();
    } catch (Exception failure) {
      throw new IllegalStateException("the clock failed", failure);
    }
    if (now == null || now.isBefore(MIN_TIME) || now.isAfter(MAX_TIME)) {
      throw new IllegalStateException("the clock must be in a year from 1970 to 9999");
    }
    return now;
  }

  private byte[] open(AesGcm cipher, String text) {
    try {
      return cipher
          .open(Base64.getUrlDecoder().decode(text), context())
          .orElseThrow(SavedSignInException::new);
    } catch (IllegalArgumentException ignored) {
      throw new SavedSignInException();
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("the key cannot be used at the moment", cause);
    }
  }

  /** Neither id has a line feed, so no two app clients have the same context. */
  private byte[] context() {
    return ("cognito-srp sign-in\n" + srp.userPool().value() + "\n" + srp.appClient().id())
        .getBytes(UTF_8);
  }
}
