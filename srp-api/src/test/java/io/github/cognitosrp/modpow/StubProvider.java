package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that does what a test tells it to and counts how often it is opened. */
public class StubProvider implements ModPowProvider {
  /** What happens in {@link ModPowProvider#open()}. */
  public interface Opening {
    ModPowBackend open() throws BackendUnavailableException;
  }

  private final String name;
  private final Hardening hardening;
  private final boolean loadsNativeCode;
  private final Opening opening;
  final AtomicInteger opened = new AtomicInteger();

  public StubProvider(String name, Hardening hardening, boolean loadsNativeCode, Opening opening) {
    this.name = name;
    this.hardening = hardening;
    this.loadsNativeCode = loadsNativeCode;
    this.opening = opening;
  }

  /** A blinded backend that loads no native code. */
  static StubProvider blinded(String name, Opening opening) {
    return new StubProvider(name, Hardening.BLINDED, false, opening);
  }

  static StubProvider unavailable(String name, String reason) {
    return blinded(
        name,
        () -> {
          throw new BackendUnavailableException(reason);
        });
  }

  static StubProvider right(String name, Hardening hardening, boolean loadsNativeCode) {
    return new StubProvider(name, hardening, loadsNativeCode, RightBackend::new);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Hardening hardening() {
    return hardening;
  }

  @Override
  public boolean loadsNativeCode() {
    return loadsNativeCode;
  }

  @Override
  public ModPowBackend open() throws BackendUnavailableException {
    opened.incrementAndGet();
    return opening.open();
  }

  /** Throws anything, a checked exception too. */
  @SuppressWarnings("unchecked")
  static <T extends Throwable> RuntimeException thrown(Throwable fault) throws T {
    throw (T) fault;
  }

  /** An exception that cannot be asked for its message. */
  static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public String toString() {
      return "unreadable";
    }
  }

  /** A correct backend; faulty ones override an operation. */
  static class RightBackend implements ModPowBackend {
    @Override
    public String library() {
      return "stub 1.0";
    }

    @Override
    public BigInteger modPow(
        BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
      return base.modPow(exponent, modulus);
    }
  }

  /** A correct backend that computes each power 20 times. */
  static final class SlowBackend extends RightBackend {
    @Override
    public BigInteger modPow(
        BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
      BigInteger power = base;
      for (int i = 0; i < 20; i++) {
        power = super.modPow(base, exponent, exponentBits, modulus);
      }
      return power;
    }
  }
}
