package io.github.cognitosrp.cognito;

import java.security.SecureRandom;
import java.util.Arrays;

/** Bytes from a source of randomness that may be faulty. */
final class RandomBytes {
  private RandomBytes() {}

  /** At least 16 bytes: a source that works returns zeros alone once in 2^128 calls. */
  static byte[] draw(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    try {
      random.nextBytes(bytes);
    } catch (Throwable failure) {
      // What was drawn until then is as secret as the whole.
      Arrays.fill(bytes, (byte) 0);
      if (failure instanceof Error error) {
        throw error;
      }
      throw new SrpComputationException("the SecureRandom failed", failure);
    }
    int any = 0;
    for (byte b : bytes) {
      any |= b;
    }
    if (any == 0) {
      throw new SrpComputationException("the SecureRandom returned nothing but zeros");
    }
    return bytes;
  }
}
