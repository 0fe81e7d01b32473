package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.FaultyModPowException;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A fault in tables of sixteen entries, which only exponents of more than a hundred bits have. The
 * self-test before the first use has no such exponent; the long one does, and it runs before a
 * backend is preferred to others.
 */
@Tag("slow")
@Timeout(60)
class LongSelfTestTest {
  private static final int LONG_TABLE = 16;

  /** A kernel that is not the tampered one, of the backend that must be preferred in the end. */
  private static final KernelKind OTHER = KernelKind.SCALAR;

  @ParameterizedTest
  @EnumSource
  void aFaultThatShortExponentsDoNotShowIsFoundBeforeTheBackendIsPreferred(KernelKind kind)
      throws InterruptedException {
    assumeTrue(NeedsRegisters.has(kind), NeedsRegisters.REASON);
    CountDownLatch readySeen = new CountDownLatch(1);
    TamperedProvider tampered =
        new TamperedProvider(
            kind,
            modulus ->
                Fields.set(
                    modulus,
                    "kernel",
                    new WrongInLongTables((Kernel) Fields.get(modulus, "kernel"), readySeen)));
    ModPowRegistry registry = ModPowRegistry.of(tampered, new OneKernelProvider(OTHER));

    ModPow withoutLongTest = registry.named(TamperedProvider.NAME);
    assertThat(status(registry.installed()).state()).isEqualTo(ModPowStatus.State.READY);
    readySeen.countDown();

    ModPowStatus afterLongTest = status(registry.diagnose());
    assertThat(afterLongTest.state()).isEqualTo(ModPowStatus.State.QUARANTINED);
    assertThat(afterLongTest.reason()).startsWith("wrong answer in its self-test: ");
    assertThat(registry.best().name()).isEqualTo(new OneKernelProvider(OTHER).name());
    assertThatThrownBy(() ->
            withoutLongTest.modPow(BigInteger.TWO, BigInteger.TEN, 8, SrpGroup.COGNITO_3072.n()))
        .isInstanceOf(FaultyModPowException.class);
  }

  private static ModPowStatus status(Iterable<ModPowStatus> rows) {
    for (ModPowStatus row : rows) {
      if (row.name().filter(TamperedProvider.NAME::equals).isPresent()) {
        return row;
      }
    }
    throw new AssertionError("the backend is not in the list");
  }

  /** Chooses wrongly from long tables, and not before it was seen that the backend was ready. */
  private record WrongInLongTables(Kernel kernel, CountDownLatch readySeen) implements Kernel {
    @Override
    public void multiply(double[] result, double[] a, double[] b, Workspace workspace) {
      kernel.multiply(result, a, b, workspace);
    }

    @Override
    public void select(double[] result, double[][] table, int index) {
      kernel.select(result, table, index);
      if (table.length == LONG_TABLE) {
        awaitReadySeen();
        result[0] += 1;
      }
    }

    private void awaitReadySeen() {
      try {
        assertThat(readySeen.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
