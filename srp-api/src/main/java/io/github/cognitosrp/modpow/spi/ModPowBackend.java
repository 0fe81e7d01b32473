package io.github.cognitosrp.modpow.spi;

import java.math.BigInteger;
import java.util.List;

/**
 * Computes powers modulo an odd number. Implementations are thread-safe.
 *
 * <p>Operands are checked before they are passed to a backend: the modulus is odd, at least 3 and
 * at most {@value #MAX_BITS} bits; 0 ≤ base &lt; modulus; 0 ≤ exponent &lt; 2^exponentBits; 0 ≤
 * exponentBits ≤ {@value #MAX_BITS}. Moduli and {@code exponentBits} are public, bases and
 * exponents are secret.
 */
public interface ModPowBackend {

  /** The longest modulus and the longest exponent, in bits. */
  int MAX_BITS = 16_384;

  /**
   * The library that computes: its name and version, and where it was loaded from.
   *
   * @return one human-readable line, such as {@code java.math.BigInteger of Java 17.0.15}
   */
  String library();

  /**
   * Computes base^exponent mod modulus.
   *
   * @param base the base, 0 ≤ base &lt; modulus
   * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits; may be long-lived
   * @param exponentBits the public length of the exponent in bits, on which the running time may
   *     depend where the exponent's own length must not show
   * @param modulus the modulus, odd and at least 3
   * @return the power, at least 0 and less than the modulus
   */
  BigInteger modPow(BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus);

  /**
   * Computes base^exponent mod modulus for an exponent that is drawn for one handshake and then
   * forgotten, or is masked by such a one. A backend that protects long-lived exponents by masking
   * them may leave that out here; others have nothing to gain.
   *
   * @param base the base, 0 ≤ base &lt; modulus
   * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits
   * @param exponentBits the public length of the exponent in bits
   * @param modulus the modulus, odd and at least 3
   * @return the power, at least 0 and less than the modulus
   */
  default BigInteger modPowEphemeral(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    return modPow(base, exponent, exponentBits, modulus);
  }

  /**
   * Prepares powers of one public base, such as g of an SRP group. A backend that can use a table
   * builds it lazily and keeps it for the next call with the same operands, within bounds.
   *
   * @param base the base, public, 0 ≤ base &lt; modulus
   * @param modulus the modulus, odd and at least 3
   * @param exponentBits the public length in bits of the exponents to come
   * @return powers of the base, thread-safe
   */
  default FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
    return new FixedBasePow() {
      @Override
      public BigInteger pow(BigInteger exponent) {
        return modPow(base, exponent, exponentBits, modulus);
      }

      @Override
      public BigInteger powEphemeral(BigInteger exponent) {
        return modPowEphemeral(base, exponent, exponentBits, modulus);
      }
    };
  }

  /**
   * Waits until the backend is as fast as it is going to be, where it prepares something beside its
   * first answers, such as code that is being compiled. Called once, off every caller's path,
   * before the backend is timed; must end within seconds.
   */
  default void warmUp() {}

  /**
   * Optional work that was given up so far, such as tables that could not be built: powers are
   * right without it, only slower.
   *
   * @return one human-readable line each, with the reason; empty if nothing was given up
   */
  default List<String> notes() {
    return List.of();
  }

  /** Powers of one public base modulo one modulus. Thread-safe. */
  interface FixedBasePow {

    /**
     * Computes base^exponent mod modulus.
     *
     * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits; may be long-lived
     * @return the power, at least 0 and less than the modulus
     */
    BigInteger pow(BigInteger exponent);

    /**
     * Computes base^exponent mod modulus for an exponent that is drawn for one handshake, as {@link
     * ModPowBackend#modPowEphemeral} does.
     *
     * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits
     * @return the power, at least 0 and less than the modulus
     */
    default BigInteger powEphemeral(BigInteger exponent) {
      return pow(exponent);
    }
  }
}
