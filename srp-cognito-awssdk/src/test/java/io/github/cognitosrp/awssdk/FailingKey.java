package io.github.cognitosrp.awssdk;

import java.security.ProviderException;
import javax.crypto.SecretKey;

/** An AES key as of a device that may be pulled out: it works until a test sets a fault. */
public final class FailingKey implements SecretKey {
  private static final long serialVersionUID = 1L;

  /** What fails. */
  public enum Fault {
    ALGORITHM,
    ENCODED
  }

  public transient Fault fault;

  private void call(Fault call) {
    if (fault == call) {
      throw new ProviderException("the device is gone");
    }
  }

  @Override
  public String getAlgorithm() {
    call(Fault.ALGORITHM);
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    call(Fault.ENCODED);
    return new byte[16];
  }
}
