package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.P256;

/**
 * What is proven: that somebody holds an ECDSA signature, with P-256, of this hash by one of these
 * keys. Immutable and thread-safe.
 */
public final class ZkStatement {
  /** The length of a message's hash: SHA-256. */
  public static final int HASH_BYTES = 32;

  private final KeyRing ring;
  private final FieldElement hash;

  /**
   * A statement. The verifier computes the hash: from a WebAuthn assertion it is SHA-256 of
   * authenticatorData and SHA-256(clientDataJSON), one after the other.
   *
   * @param ring the keys
   * @param messageHash 32 bytes: SHA-256 of what was signed
   * @throws IllegalArgumentException if an argument is {@code null} or the hash has another length
   */
  public ZkStatement(KeyRing ring, byte[] messageHash) {
    if (Inputs.notNull(messageHash, "messageHash").length != HASH_BYTES) {
      throw new IllegalArgumentException("messageHash must have 32 bytes");
    }
    this.ring = Inputs.notNull(ring, "ring");
    this.hash = P256.CURVE.scalarField().reduce(messageHash);
  }

  /**
   * The keys.
   *
   * @return the ring
   */
  public KeyRing ring() {
    return ring;
  }

  FieldElement hash() {
    return hash;
  }
}
