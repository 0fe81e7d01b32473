package io.github.cognitosrp.zkattest;

import java.math.BigInteger;
import java.util.Arrays;

/** ECDSA signatures as WebAuthn has them: SEQUENCE of two INTEGERs, shorter than 128 bytes. */
final class DerSignature {
  private static final int HALF = 32;

  private DerSignature() {}

  static byte[] toP1363(byte[] der) {
    byte[] signature = new byte[2 * HALF];
    int rLength = der[3];
    int sAt = 4 + rLength + 2;
    put(new BigInteger(1, Arrays.copyOfRange(der, 4, 4 + rLength)), signature, HALF);
    put(new BigInteger(1, Arrays.copyOfRange(der, sAt, der.length)), signature, 2 * HALF);
    return signature;
  }

  private static void put(BigInteger number, byte[] target, int end) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, HALF);
    System.arraycopy(bytes, bytes.length - length, target, end - length, length);
  }
}
