package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.OneLine;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A backend that has passed its self-test, behind checked arguments and checked results.
 *
 * <p>What may leak is said by {@link #hardening()}: it holds for exponents and bases. Never
 * protected: the modulus, {@code exponentBits}, and whether a base had to be reduced first.
 *
 * <p>The rules for arguments, in this one place for all backends: a modulus is odd, at least 3 and
 * at most {@value #MAX_BITS} bits long; an exponent is at least 0 and at most {@code exponentBits}
 * bits long, and that at most {@value #MAX_BITS}; a base is any integer of at most {@code 2 *}
 * {@value #MAX_BITS} bits and is reduced. Of a subclass of {@link BigInteger} only {@code
 * toByteArray()} is asked. Anything else, {@code null} too, is an {@link IllegalArgumentException}
 * that names the argument and the rule, never the value.
 *
 * <p>Thread-safe.
 */
public final class ModPow {

  /** The longest modulus and the longest exponent, in bits. */
  public static final int MAX_BITS = ModPowBackend.MAX_BITS;

  private final BackendSlot slot;
  private final String name;
  private final ModPowBackend backend;

  ModPow(BackendSlot slot, String name, ModPowBackend backend) {
    this.slot = slot;
    this.name = name;
    this.backend = backend;
  }

  /** {@return the name by which {@link ModPows#named} finds the backend} */
  public String name() {
    return name;
  }

  /** {@return what an observer of the running time learns} */
  public Hardening hardening() {
    return Objects.requireNonNull(slot.hardening());
  }

  /**
   * {@return the library that computes: its name, version and origin, in one human-readable line}
   */
  public String library() {
    try {
      return askLibrary();
    } catch (Throwable fault) {
      return "unknown: " + OneLine.of(fault);
    }
  }

  /**
   * Computes base^exponent mod modulus; of the exponent's length only {@code exponentBits} is
   * public.
   *
   * @param base the base, any integer; reduced modulo the modulus first if it is not in range
   * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits
   * @param exponentBits the public length in bits that the exponent is padded to, at least 0
   * @param modulus the modulus, odd, at least 3
   * @return the power, at least 0 and less than the modulus
   * @throws IllegalArgumentException if an argument breaks a rule of this class
   * @throws FaultyModPowException if the backend fails
   */
  public BigInteger modPow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    return power(base, exponent, exponentBits, modulus, false);
  }

  /**
   * Computes base^exponent mod modulus for an exponent that is drawn for one handshake and then
   * forgotten, or that is masked by such a one. A {@link Hardening#BLINDED} backend leaves its
   * masking out here, which more than halves its time; for others this is {@link
   * #modPow(BigInteger, BigInteger, int, BigInteger)}.
   *
   * @param base the base, any integer; reduced modulo the modulus first if it is not in range
   * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits
   * @param exponentBits the public length in bits that the exponent is padded to, at least 0
   * @param modulus the modulus, odd, at least 3
   * @return the power, at least 0 and less than the modulus
   * @throws IllegalArgumentException if an argument breaks a rule of this class
   * @throws FaultyModPowException if the backend fails
   */
  public BigInteger modPowEphemeral(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    return power(base, exponent, exponentBits, modulus, true);
  }

  private BigInteger power(
      BigInteger base,
      BigInteger exponent,
      int exponentBits,
      BigInteger modulus,
      boolean ephemeral) {
    BigInteger n = checkedModulus(modulus);
    BigInteger e = checkedExponent(exponent, exponentBits);
    BigInteger reduced = reduced(base, n);
    slot.checkNotInQuarantine();
    BigInteger power;
    try {
      power =
          ephemeral
              ? backend.modPowEphemeral(reduced, e, exponentBits, n)
              : backend.modPow(reduced, e, exponentBits, n);
    } catch (Throwable fault) {
      throw quarantined(fault);
    }
    return checked(power, n);
  }

  /**
   * Prepares powers of one public base, such as the generator of an SRP group. Backends keep their
   * tables, so calling this again with the same operands is cheap.
   *
   * @param base the base, public, any integer; reduced modulo the modulus first
   * @param modulus the modulus, odd, at least 3
   * @param exponentBits the public length in bits that exponents are padded to, at least 0
   * @return powers of the base
   * @throws IllegalArgumentException if an argument breaks a rule of this class
   * @throws FaultyModPowException if the backend fails
   */
  public FixedBase fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
    BigInteger n = checkedModulus(modulus);
    checkExponentBits(exponentBits);
    BigInteger reduced = reduced(base, n);
    slot.checkNotInQuarantine();
    ModPowBackend.FixedBasePow powers;
    try {
      powers = backend.fixedBase(reduced, n, exponentBits);
    } catch (Throwable fault) {
      throw quarantined(fault);
    }
    return new FixedBase(present(powers), n, exponentBits);
  }

  /** As {@link #library()}, but throws what the backend throws. */
  String askLibrary() {
    return OneLine.of(Objects.requireNonNull(backend.library(), "library()"));
  }

  List<String> notes() {
    return backend.notes();
  }

  void warmUp() {
    backend.warmUp();
  }

  /** Powers of one public base modulo one modulus. Thread-safe. */
  public final class FixedBase {
    private final ModPowBackend.FixedBasePow powers;
    private final BigInteger modulus;
    private final int exponentBits;

    private FixedBase(ModPowBackend.FixedBasePow powers, BigInteger modulus, int exponentBits) {
      this.powers = powers;
      this.modulus = modulus;
      this.exponentBits = exponentBits;
    }

    /**
     * Computes base^exponent mod modulus.
     *
     * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits; may be long-lived
     * @return the power, at least 0 and less than the modulus
     * @throws IllegalArgumentException if the exponent is negative or too long
     * @throws FaultyModPowException if the backend fails
     */
    public BigInteger pow(BigInteger exponent) {
      return power(exponent, false);
    }

    /**
     * Computes base^exponent mod modulus for an exponent that is drawn for one handshake, as {@link
     * ModPow#modPowEphemeral} does.
     *
     * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits
     * @return the power, at least 0 and less than the modulus
     * @throws IllegalArgumentException if the exponent is negative or too long
     * @throws FaultyModPowException if the backend fails
     */
    public BigInteger powEphemeral(BigInteger exponent) {
      return power(exponent, true);
    }

    private BigInteger power(BigInteger exponent, boolean ephemeral) {
      BigInteger e = checkedExponent(exponent, exponentBits);
      slot.checkNotInQuarantine();
      BigInteger power;
      try {
        power = ephemeral ? powers.powEphemeral(e) : powers.pow(e);
      } catch (Throwable fault) {
        throw quarantined(fault);
      }
      return checked(power, modulus);
    }
  }

  @Override
  public String toString() {
    return name() + " (" + hardening() + ", " + library() + ")";
  }

  /** A number of Java's own class: what a subclass does is no fault of the backend. */
  private static BigInteger number(@Nullable BigInteger argument, String what) {
    if (argument == null) {
      throw new IllegalArgumentException("the " + what + " must not be null");
    }
    if (argument.getClass() == BigInteger.class) {
      return argument;
    }
    try {
      return new BigInteger(argument.toByteArray());
    } catch (Exception ofSubclass) {
      throw new IllegalArgumentException("the " + what + " must give its bytes");
    }
  }

  private static BigInteger checkedModulus(BigInteger argument) {
    BigInteger modulus = number(argument, "modulus");
    if (modulus.signum() <= 0 || !modulus.testBit(0) || modulus.equals(BigInteger.ONE)) {
      throw new IllegalArgumentException("the modulus must be odd and at least 3");
    }
    if (modulus.bitLength() > MAX_BITS) {
      throw new IllegalArgumentException("the modulus must have at most " + MAX_BITS + " bits");
    }
    return modulus;
  }

  private static void checkExponentBits(int exponentBits) {
    if (exponentBits < 0 || exponentBits > MAX_BITS) {
      throw new IllegalArgumentException("exponentBits must be 0 to " + MAX_BITS);
    }
  }

  private static BigInteger checkedExponent(BigInteger argument, int exponentBits) {
    checkExponentBits(exponentBits);
    BigInteger exponent = number(argument, "exponent");
    if (exponent.signum() < 0) {
      throw new IllegalArgumentException("the exponent must not be negative");
    }
    if (exponent.bitLength() > exponentBits) {
      throw new IllegalArgumentException("the exponent must have at most exponentBits bits");
    }
    return exponent;
  }

  private static BigInteger reduced(BigInteger argument, BigInteger modulus) {
    BigInteger base = number(argument, "base");
    if (base.signum() >= 0 && base.compareTo(modulus) < 0) {
      return base;
    }
    if (base.bitLength() > 2 * MAX_BITS) {
      throw new IllegalArgumentException("the base must have at most " + 2 * MAX_BITS + " bits");
    }
    return base.mod(modulus);
  }

  private BigInteger checked(@Nullable BigInteger power, BigInteger modulus) {
    BigInteger result = present(power);
    if (result.signum() < 0 || result.compareTo(modulus) >= 0) {
      throw slot.quarantine("it answered with a number that is not in 0 … modulus − 1");
    }
    slot.countPower();
    return result;
  }

  private <T> T present(@Nullable T answer) {
    if (answer == null) {
      throw slot.quarantine("it answered with null");
    }
    return answer;
  }

  private FaultyModPowException quarantined(Throwable fault) {
    // The caller's heap or stack is at its end, which says nothing about the backend.
    if (fault instanceof OutOfMemoryError outOfMemory) {
      throw outOfMemory;
    }
    if (fault instanceof StackOverflowError overflow) {
      throw overflow;
    }
    // The fault's message is not repeated: a library may have put an operand into it.
    return slot.quarantine("it failed with " + fault.getClass().getName());
  }
}
