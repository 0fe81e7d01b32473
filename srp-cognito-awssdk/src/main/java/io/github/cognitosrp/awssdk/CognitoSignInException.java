package io.github.cognitosrp.awssdk;

import org.jspecify.annotations.Nullable;

/**
 * What can go wrong in this module itself. Cognito's refusals are the SDK's own exceptions, and the
 * protocol's are {@link io.github.cognitosrp.cognito.CognitoSrpException}s. Messages never have a
 * value.
 */
public abstract sealed class CognitoSignInException extends RuntimeException
    permits DeviceStoreException, UnexpectedResponseException {
  private static final long serialVersionUID = 1L;

  CognitoSignInException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
