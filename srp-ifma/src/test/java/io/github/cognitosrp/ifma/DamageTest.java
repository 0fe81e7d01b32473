package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.modpow.support.CombLayout;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One flipped bit in code, constants or tables, and what was made of it is not used. */
@Tag("slow")
class DamageTest {
  private static final int ROWS = 60;

  private final Random random = new Random(20261127);

  /** Memory that exists in Java only, and that cannot become executable. */
  private static final class DamagingPages implements Pages {
    private byte[] content = {};
    private int damagedByte;
    private int damagedBit;

    @Override
    public long map(long bytes) {
      return 4096;
    }

    @Override
    public void makeExecutable(long address, long bytes) {
      throw new AssertionError("damaged code becomes executable");
    }

    @Override
    public void unmap(long address, long bytes) {
      content = new byte[0];
    }

    @Override
    public void write(long address, byte[] bytes) {
      content = bytes.clone();
      content[damagedByte] ^= (byte) (1 << damagedBit);
    }

    @Override
    public byte[] read(long address, int count) {
      return content.clone();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFlippedBitInAnyByteOfCodeIsCaughtBeforeItIsExecutable(KernelCode kernel) {
    DamagingPages pages = new DamagingPages();
    MachineCode code = kernel.assemble();
    for (int i = 0; i < code.bytes().length; i++) {
      pages.damagedByte = i;
      pages.damagedBit = random.nextInt(Byte.SIZE);
      assertThatThrownBy(() -> Kernel.load(pages, code, kernel.digest()))
          .as("byte %s", i)
          .isInstanceOf(BackendUnavailableException.class)
          .hasMessage("its machine code is damaged: the SHA-256 digest is wrong");
    }
  }

  /** Gives out one backend as often as it is asked. */
  private record Opened(IfmaBackend backend) implements ModPowProvider {
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
    public ModPowBackend open() {
      return backend;
    }

    ModPowStatus.State state() {
      return ModPowRegistry.of(this).diagnose().get(0).state();
    }
  }

  @Test
  void aFlippedBitInAnyConstantIsCaught() {
    Opened opened = new Opened(NeedsIfma.backend());
    assertThat(opened.state()).isEqualTo(ModPowStatus.State.READY);
    Modulus modulus = opened.backend().groupModulus();
    for (int offset :
        new int[] {
          WorkspaceLayout.MODULUS_PLUS_ONE,
          WorkspaceLayout.R_SQUARED,
          WorkspaceLayout.ONE,
          WorkspaceLayout.LEAVE
        }) {
      int start = (offset - WorkspaceLayout.MODULUS_PLUS_ONE) / Long.BYTES;
      // A row reads one digit of the multiplier: the digits above 60 are not there for it.
      for (int digit = 0; digit < ROWS; digit++) {
        int place = start + WorkspaceLayout.place(digit);
        assertDamageIsCaught(opened, modulus.constants(), place, offset + " digit " + digit);
      }
    }
    for (int digit = 0; digit < ROWS; digit++) {
      assertDamageIsCaught(opened, modulus.digitsOfN(), digit, "N digit " + digit);
    }
    assertThat(opened.state()).isEqualTo(ModPowStatus.State.READY);
  }

  private void assertDamageIsCaught(Opened opened, long[] numbers, int place, String what) {
    long right = numbers[place];
    numbers[place] ^= 1L << random.nextInt(WorkspaceLayout.DIGIT_BITS);
    assertThat(opened.state()).as(what).isEqualTo(ModPowStatus.State.QUARANTINED);
    numbers[place] = right;
  }

  @Test
  void aFlippedBitInAnyEntryOfAnyTableIsCaught() {
    Comb comb = NeedsIfma.backend().newComb();
    SrpGroup group = SrpGroup.COGNITO_3072;
    int bits = Comb.EXPONENT_BITS;
    assertThat(comb.verify(group.g(), group.n(), bits)).isTrue();
    for (int table = 0; table < CombLayout.tables(bits); table++) {
      for (int entry = 0; entry < CombLayout.ENTRIES; entry++) {
        int digit = random.nextInt(ROWS);
        int place = Comb.place(table, entry) + WorkspaceLayout.place(digit);
        long right = comb.tables().get(place);
        comb.tables().put(place, right ^ (1L << random.nextInt(WorkspaceLayout.DIGIT_BITS)));
        assertThat(comb.verify(group.g(), group.n(), bits)).as("%s/%s", table, entry).isFalse();
        comb.tables().put(place, right);
      }
    }
    assertThat(comb.verify(group.g(), group.n(), bits)).isTrue();
  }
}
