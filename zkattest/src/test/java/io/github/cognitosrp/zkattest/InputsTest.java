package io.github.cognitosrp.zkattest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a prover and a ring refuse to begin with. */
class InputsTest {
  private static final ZkAttestParams PARAMS = ZkAttestParams.derivedFrom("tests");
  private static final BigInteger P = P256.CURVE.baseField().modulus();
  private static final BigInteger ORDER = P256.CURVE.scalarField().modulus();
  private static final ECPoint G = point(P256.CURVE.generator());

  private final Signed signed = Signed.message("kilroy was here");
  private final ZkStatement statement = signed.statement(signed.ring(6, 4));

  private static ECPoint point(P256Point point) {
    P256Point affine = P256.CURVE.normalised(point);
    return new ECPoint(affine.x().toBigInteger(), affine.y().toBigInteger());
  }

  /** A key that nobody checked, as an application's own class may be. */
  private record AnyKey(@Nullable ECPoint getW, @Nullable ECParameterSpec getParams)
      implements ECPublicKey {
    @Override
    public ECPoint getW() {
      return getW;
    }

    @Override
    public ECParameterSpec getParams() {
      return getParams;
    }

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return "";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }

  private void keyIsRefused(@Nullable ECPoint point, @Nullable ECParameterSpec params) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.of(List.of(new AnyKey(point, params))))
        .withMessage("publicKey must be a point of P-256");
  }

  private void signatureIsRefused(byte[] signature, ECPublicKey key, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZkAttest.prove(PARAMS, statement, signature, key, new SecureRandom()))
        .withMessage(message);
  }

  @Test
  void aKeyOutsideTheRingCannotBeProven() {
    Signed other = Signed.message("kilroy was here");
    signatureIsRefused(other.signature(), other.key(), "publicKey must be in the ring");
  }

  @Test
  void aSignatureByAnotherKeyCannotBeProven() {
    Signed other = Signed.message("kilroy was here");
    signatureIsRefused(other.signature(), signed.key(), "signature is not by this key");
  }

  @Test
  void aSignatureOfAnotherLengthIsRefused() {
    byte[] right = signed.signature();
    for (int length : new int[] {0, 63, 65}) {
      signatureIsRefused(
          Arrays.copyOf(right, length), signed.key(), "signature must have 64 bytes");
    }
  }

  @Test
  void aSignaturesNumbersAreFromOneToTheOrderMinusOne() {
    String message = "signature's numbers must be from 1 to the order − 1";
    for (int offset : new int[] {0, 32}) {
      byte[] zero = signed.signature().clone();
      Arrays.fill(zero, offset, offset + 32, (byte) 0);
      signatureIsRefused(zero, signed.key(), message);
      byte[] order = signed.signature().clone();
      System.arraycopy(ORDER.toByteArray(), 1, order, offset, 32);
      signatureIsRefused(order, signed.key(), message);
    }
  }

  @Test
  void aKeyIsAPointOfP256() {
    ECParameterSpec p256 = signed.key().getParams();
    assertThat(KeyRing.of(List.of(new AnyKey(G, p256))).size()).isEqualTo(1);

    keyIsRefused(null, p256);
    keyIsRefused(G, null);
    keyIsRefused(ECPoint.POINT_INFINITY, p256);
    keyIsRefused(new ECPoint(G.getAffineX(), G.getAffineY().add(BigInteger.ONE)), p256);
    keyIsRefused(new ECPoint(G.getAffineX().add(P), G.getAffineY()), p256);
    keyIsRefused(new ECPoint(G.getAffineX(), G.getAffineY().add(P)), p256);
  }

  /** Its bytes would be those of a coordinate, if read without a sign. */
  @Test
  void aKeysCoordinateIsNotNegative() {
    P256Point point = P256.CURVE.generator();
    while (point(point).getAffineX().bitLength() < 256) {
      point = point.plus(P256.CURVE.generator());
    }
    ECPoint right = point(point);
    BigInteger negative = right.getAffineX().subtract(BigInteger.ONE.shiftLeft(256));
    keyIsRefused(new ECPoint(negative, right.getAffineY()), signed.key().getParams());
  }

  /** The point is one of P-256; whoever made the key says that it is on another curve. */
  @Test
  void aKeyOfAnotherCurveIsRefused() {
    ECParameterSpec p256 = signed.key().getParams();
    BigInteger otherOrder = ORDER.subtract(BigInteger.TWO);
    keyIsRefused(G, new ECParameterSpec(p256.getCurve(), p256.getGenerator(), otherOrder, 1));
  }

  @Test
  void aHashHas32Bytes() {
    for (int length : new int[] {0, 31, 33}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ZkStatement(statement.ring(), new byte[length]))
          .withMessage("messageHash must have 32 bytes");
    }
  }

  @Test
  void ringsHaveAtLeastOneKeyAndOnlyCoordinates() {
    List<BigInteger> tooMany = Collections.nCopies(KeyRing.MAX_SIZE + 1, BigInteger.ONE);

    for (List<BigInteger> wrong :
        List.of(List.<BigInteger>of(), List.of(P), List.of(BigInteger.ONE.negate()), tooMany)) {
      assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.ofCoordinates(wrong));
    }
    List<ECPublicKey> tooManyKeys = Collections.nCopies(KeyRing.MAX_SIZE + 1, signed.key());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.of(tooManyKeys))
        .withMessage("keys must be 1 to 131072");
    assertThat(KeyRing.ofCoordinates(List.of(BigInteger.ZERO)).size()).isEqualTo(1);
  }

  /** A list that others fill: it has one member when it is first asked, and then others. */
  private static final class Changing extends AbstractList<BigInteger> {
    private final int later;
    private boolean asked;

    Changing(int later) {
      this.later = later;
    }

    @Override
    public int size() {
      int size = asked ? later : 1;
      asked = true;
      return size;
    }

    @Override
    public BigInteger get(int index) {
      return BigInteger.ONE;
    }

    @Override
    public Iterator<BigInteger> iterator() {
      return Collections.nCopies(size(), BigInteger.ONE).iterator();
    }
  }

  @Test
  void aRingIsCheckedAsItWasCopied() {
    for (int later : new int[] {0, KeyRing.MAX_SIZE + 1}) {
      assertThat(KeyRing.ofCoordinates(new Changing(later)).size()).isEqualTo(1);
    }
    List<BigInteger> grown = new Changing(KeyRing.MAX_SIZE + 1);
    assertThat(grown).as("what it begins with").hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.ofCoordinates(grown))
        .withMessage("coordinates must be 1 to 131072");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void aRingHasMembersOfItsType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.ofCoordinates((List) List.of("text")))
        .withMessage("a member of coordinates must be of type BigInteger");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.of((List) List.of("text")))
        .withMessage("a member of keys must be of type ECPublicKey");
  }

  /** A number that says that it is small. */
  private static final class AnyNumber extends BigInteger {
    private static final long serialVersionUID = 1L;
    private final transient Supplier<byte[]> bytes;

    AnyNumber(Supplier<byte[]> bytes) {
      super("5");
      this.bytes = bytes;
    }

    @Override
    public byte[] toByteArray() {
      return bytes.get();
    }
  }

  @Test
  void aNumberOfAnotherClassIsWhatItsBytesSay() {
    BigInteger large =
        new AnyNumber(() -> {
          byte[] bytes = new byte[100_000];
          bytes[0] = 1;
          return bytes;
        });
    BigInteger failing =
        new AnyNumber(() -> {
          throw new IllegalStateException("of the number");
        });
    for (BigInteger number : List.of(large, failing)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KeyRing.ofCoordinates(List.of(number)))
          .withMessageStartingWith("coordinates must be ");
      keyIsRefused(new ECPoint(number, BigInteger.ONE), signed.key().getParams());
    }
  }

  /** A key whose parameters are there once only, or not at all. */
  @Test
  void aKeyIsReadOnce() {
    Iterator<ECParameterSpec> once = List.of(signed.key().getParams()).iterator();
    ECPublicKey changing =
        (ECPublicKey)
            Proxy.newProxyInstance(
                ECPublicKey.class.getClassLoader(),
                new Class<?>[] {ECPublicKey.class},
                (key, method, arguments) -> method.getName().equals("getW") ? G : once.next());

    assertThat(KeyRing.of(List.of(changing)).size()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.of(List.of(changing)))
        .withMessage("publicKey must be a point of P-256");
  }
}
