package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.Hardening;
import java.math.BigInteger;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which kernel, modulus and tables a power is computed with. */
@Timeout(60)
class MontgomeryBackendTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  private final Kernels kernels = Kernels.only(KernelKind.SCALAR);
  private final MontgomeryBackend backend = new MontgomeryBackend(kernels);

  @Test
  void theProviderSaysWhatItIs() {
    MontgomeryModPowProvider provider = new MontgomeryModPowProvider();
    assertThat(provider.name()).isEqualTo("montgomery");
    assertThat(provider.hardening()).isEqualTo(Hardening.CONSTANT_TIME);
    assertThat(provider.loadsNativeCode()).isFalse();
    assertThat(provider.open().modPow(G, BigInteger.TEN, 4, N)).isEqualTo(1024);
  }

  @Test
  void theLibraryNamesTheJavaAndTheKernel() {
    assertThat(backend.library())
        .isEqualTo(
            "Montgomery arithmetic in Java "
                + System.getProperty("java.version")
                + ", scalar kernel");
  }

  @Test
  void theGroupIsPreparedOnceForTheFirstKernelAndOnceForTheLater() {
    assumeTrue(NeedsRegisters.has(KernelKind.SCALAR_FMA), NeedsRegisters.REASON);
    PreparedGroup first = backend.group();
    assertThat(backend.group()).isSameAs(first);
    Fields.set(kernels, "kind", KernelKind.SCALAR_FMA);
    PreparedGroup later = backend.group();
    assertThat(later).isNotSameAs(first);
    assertThat(backend.group()).isSameAs(later);
    assertThat(kernelOf(later.modulus())).isInstanceOf(ScalarFmaKernel.class);
    assertThat(kernelOf(first.modulus())).isInstanceOf(ScalarKernel.class);
    assertThat(backend.modPow(BigInteger.TEN, BigInteger.TEN, 8, N)).isEqualTo("10000000000");
  }

  @Test
  void powersModuloTheGroupsNumberUseWhatIsPrepared() {
    RecordingKernel kernel = RecordingKernel.in(backend.group().modulus());
    backend.modPow(BigInteger.TEN, BigInteger.TEN, 8, N);
    assertThat(kernel.takeProducts()).isPositive();
    backend.modPow(BigInteger.TEN, BigInteger.TEN, 8, N.subtract(BigInteger.TWO));
    assertThat(kernel.takeProducts()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aModulusThatIsTooLongForTheKernelIsLeftToTheScalarOne(KernelKind kind) {
    assumeTrue(NeedsRegisters.has(kind), NeedsRegisters.REASON);
    MontgomeryBackend oneKernel = new MontgomeryBackend(Kernels.only(kind));
    Random random = new Random(20261127);
    for (int bits : new int[] {3071, 3072, 3073, 5000}) {
      BigInteger n = new BigInteger(bits, random).setBit(bits - 1).setBit(0);
      BigInteger base = new BigInteger(bits - 1, random);
      BigInteger exponent = new BigInteger(20, random);
      assertThat(oneKernel.modPow(base, exponent, 20, n)).isEqualTo(base.modPow(exponent, n));
    }
    BigInteger longest = BigInteger.ONE.shiftLeft(3072).subtract(BigInteger.ONE);
    assertThat(kind.takes(longest)).isTrue();
    assertThat(kind.takes(longest.add(BigInteger.ONE))).isEqualTo(kind == KernelKind.SCALAR);
  }

  @Test
  void onceWarmedUpPowersOfTheGroupsBaseTakeTheTables() {
    backend.warmUp();
    RecordingKernel kernel = RecordingKernel.in(backend.group().modulus());
    BigInteger exponent = new BigInteger(256, new Random(1));
    assertThat(backend.fixedBase(G, N, 256).pow(exponent)).isEqualTo(G.modPow(exponent, N));
    // 13 tables, 4 columns: 51 products, 3 squarings, and the way out.
    assertThat(kernel.takeProducts()).isEqualTo(55);
    BigInteger three = BigInteger.valueOf(3);
    assertThat(backend.fixedBase(three, N, 256).pow(exponent)).isEqualTo(three.modPow(exponent, N));
    assertThat(kernel.takeProducts()).isGreaterThan(256);
    assertThat(backend.notes()).isEmpty();
  }

  @Test
  void whatWasGivenUpIsNoted() {
    // No array of digits: the tables cannot be built.
    Fields.set(backend.group().modulus(), "squareOfR", new long[0]);
    backend.warmUp();
    Fields.set(kernels, "failure", "no vectors today");
    assertThat(backend.notes())
        .hasSize(2)
        .contains("no vector kernel: no vectors today")
        .last()
        .asString()
        .startsWith("no tables for powers of g: ");
  }

  @Test
  void aWarmUpWaitsUntilItIsKnownWhichKernelWorks() throws InterruptedException {
    CountDownLatch decided = new CountDownLatch(1);
    Fields.set(kernels, "decided", decided);
    Thread warmUp = new Thread(backend::warmUp);
    warmUp.start();
    while (warmUp.getState() != Thread.State.WAITING) {
      assertThat(warmUp.isAlive()).isTrue();
      Thread.sleep(1);
    }
    decided.countDown();
    warmUp.join();
    assertThat(backend.notes()).isEmpty();
  }

  @Test
  void anInterruptedThreadDoesNotWaitAndStaysInterrupted() {
    Fields.set(kernels, "decided", new CountDownLatch(1));
    Thread.currentThread().interrupt();
    kernels.awaitDecision();
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Kernel kernelOf(MontgomeryModulus modulus) {
    return (Kernel) Fields.get(modulus, "kernel");
  }
}
