package io.github.cognitosrp.cognito;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Computes with BigInteger, records its calls, and gives wrong answers when a test wants them. */
final class RecordingBackend implements ModPowProvider, ModPowBackend {
  private final Hardening hardening;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<BigInteger> fixedBaseFault = UnaryOperator.identity();

  private RecordingBackend(Hardening hardening) {
    this.hardening = hardening;
  }

  static RecordingBackend of(Hardening hardening) {
    return new RecordingBackend(hardening);
  }

  /** The backend as sessions get it, after its self-tests. */
  ModPow modPow() {
    ModPow modPow = ModPowRegistry.of(this).named(name());
    // Two of ten powers each; the second is in the background.
    while (calls.size() < 20) {
      Thread.onSpinWait();
    }
    calls.clear();
    return modPow;
  }

  /** Calls in their order, such as {@code fixedBase.pow 256}: the operation and its length. */
  List<String> calls() {
    return calls;
  }

  void makeFixedBaseFaulty(UnaryOperator<BigInteger> fault) {
    fixedBaseFault = fault;
  }

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public Hardening hardening() {
    return hardening;
  }

  @Override
  public boolean loadsNativeCode() {
    return false;
  }

  @Override
  public ModPowBackend open() {
    return this;
  }

  @Override
  public String library() {
    return "test";
  }

  @Override
  public BigInteger modPow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    calls.add("modPow " + exponentBits);
    return base.modPow(exponent, modulus);
  }

  @Override
  public BigInteger modPowEphemeral(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    calls.add("modPowEphemeral " + exponentBits);
    return base.modPow(exponent, modulus);
  }

  @Override
  public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
    return new FixedBasePow() {
      @Override
      public BigInteger pow(BigInteger exponent) {
        calls.add("fixedBase.pow " + exponentBits);
        return fixedBaseFault.apply(base.modPow(exponent, modulus));
      }

      @Override
      public BigInteger powEphemeral(BigInteger exponent) {
        calls.add("fixedBase.powEphemeral " + exponentBits);
        return fixedBaseFault.apply(base.modPow(exponent, modulus));
      }
    };
  }
}
