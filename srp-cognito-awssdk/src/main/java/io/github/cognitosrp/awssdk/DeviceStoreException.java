package io.github.cognitosrp.awssdk;

import org.jspecify.annotations.Nullable;

/** Thrown when a device store cannot read or keep a device. */
public final class DeviceStoreException extends CognitoSignInException {
  private static final long serialVersionUID = 1L;

  /**
   * For implementations of {@link DeviceStore}.
   *
   * @param message what failed, without any secret
   * @param cause why, or {@code null}
   */
  public DeviceStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
