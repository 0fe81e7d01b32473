package io.github.cognitosrp.ifma;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.util.Locale;

/**
 * Constant-time Montgomery arithmetic with AVX-512 IFMA instructions, under the name {@code ifma}.
 * The native code is assembled by this module, written into memory of its own, checked, and only
 * then made executable; that memory is never writable and executable at a time. Needs Linux or
 * Windows on an x86-64 processor with AVX-512 IFMA, JNA, and a system that permits executable
 * memory; where one of these is missing, {@link #open()} says which.
 *
 * <p>What cannot be promised: operands and results are {@link java.math.BigInteger}s, whose copies
 * in the Java heap cannot be wiped. Our own copies are, in the heap, in native memory and in
 * registers.
 *
 * <p>Thread-safe.
 */
public final class IfmaModPowProvider implements ModPowProvider {

  /**
   * The system property that forbids this backend with the value {@code off}: no code is then
   * assembled and no executable memory is asked for.
   */
  public static final String SWITCH_PROPERTY = "cognitosrp.ifma";

  /** Creates the provider; {@link java.util.ServiceLoader} calls this. */
  public IfmaModPowProvider() {}

  @Override
  public String name() {
    return "ifma";
  }

  @Override
  public Hardening hardening() {
    return Hardening.CONSTANT_TIME;
  }

  @Override
  public boolean loadsNativeCode() {
    return true;
  }

  @Override
  public ModPowBackend open() throws BackendUnavailableException {
    if (System.getProperty(SWITCH_PROPERTY, "").strip().toLowerCase(Locale.ROOT).equals("off")) {
      throw new BackendUnavailableException("forbidden by -D" + SWITCH_PROPERTY + "=off");
    }
    CallingConvention convention =
        Platform.conventionOf(System.getProperty("os.name"), System.getProperty("os.arch"));
    Platform.requireJna();
    return IfmaBackend.open(JnaPages.of(convention), convention);
  }
}
