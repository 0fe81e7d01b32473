package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a power every array that a kernel read or wrote for it is full of zeros. */
class SecretsWipedTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  private final MontgomeryModulus modulus = new MontgomeryModulus(N, KernelKind.SCALAR);
  private final RecordingKernel kernel = RecordingKernel.in(modulus);
  private final Random random = new Random(20261127);

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 256})
  void aPowerOfASecretBaseLeavesNothingBehind(int bits) {
    BigInteger base = new BigInteger(3071, random);
    BigInteger exponent = new BigInteger(bits, random).setBit(bits - 1);
    assertThat(FixedWindowPow.pow(modulus, base, exponent, bits))
        .isEqualTo(base.modPow(exponent, N));
    assertThat(kernel.arraysInUse()).isEqualTo(constants());
  }

  @Test
  void aPowerThroughTablesLeavesNothingButTheTables() {
    Comb comb = new Comb(modulus, G, N, 256);
    final Set<double[]> before = kernel.arraysInUse();
    BigInteger exponent = new BigInteger(256, random).setBit(255);
    assertThat(comb.pow(exponent, 256)).isEqualTo(G.modPow(exponent, N));
    // The tables, and the workspace that these public numbers were computed in, are not wiped.
    Set<double[]> left = kernel.arraysInUse();
    left.removeAll(before);
    left.removeAll(constants());
    assertThat(left).isEmpty();
  }

  @Test
  void theBitsOfAnExponentAreWiped() {
    ExponentBits bits = new ExponentBits(BigInteger.valueOf(0x1234_5678), 32);
    byte[] bytes = (byte[]) Fields.get(bits, "littleEndian");
    assertThat(bytes).startsWith(0x78, 0x56, 0x34, 0x12);
    bits.close();
    assertThat(bytes).containsOnly(0);
  }

  @Test
  void aWorkspaceIsWipedWhole() {
    Workspace workspace = modulus.newWorkspace();
    double[][] arrays = {
      workspace.accumulator, workspace.padded, workspace.carries, workspace.order
    };
    for (double[] array : arrays) {
      Arrays.fill(array, 1);
    }
    workspace.wipe();
    for (double[] array : arrays) {
      assertThat(array).containsOnly(0);
    }
  }

  private Set<double[]> constants() {
    Set<double[]> constants = Collections.newSetFromMap(new IdentityHashMap<>());
    constants.add((double[]) Fields.get(modulus, "unit"));
    return constants;
  }
}
