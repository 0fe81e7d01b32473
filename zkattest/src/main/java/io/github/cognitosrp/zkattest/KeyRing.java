package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.PrimeField;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The public keys that a signature may be by, in their order. Only the x-coordinates count: a key
 * and its negative are the same member. Immutable and thread-safe.
 */
public final class KeyRing {
  /** The largest ring: 2^17 keys, for which the npm package's figures were published. */
  public static final int MAX_SIZE = 1 << 17;

  private static final PrimeField COORDINATES = P256.CURVE.baseField();

  private final int size;
  private final List<FieldElement> padded;

  private KeyRing(List<FieldElement> coordinates) {
    this.size = coordinates.size();
    int wanted = size == 1 ? 1 : 2 * Integer.highestOneBit(size - 1);
    List<FieldElement> all = new ArrayList<>(coordinates);
    all.addAll(Collections.nCopies(wanted - size, coordinates.get(0)));
    this.padded = List.copyOf(all);
  }

  /**
   * A ring of keys.
   *
   * @param keys 1 to {@link #MAX_SIZE} keys on P-256
   * @return the ring
   * @throws IllegalArgumentException if there are none or too many, or one is {@code null} or not a
   *     point of P-256
   */
  public static KeyRing of(Collection<? extends ECPublicKey> keys) {
    List<ECPublicKey> members = members(keys, "keys", ECPublicKey.class);
    return new KeyRing(members.stream().map(key -> Keys.point(key).x()).toList());
  }

  /**
   * A ring of keys' x-coordinates. Whether each is the coordinate of a point is not checked: a
   * number that is none cannot be proven.
   *
   * @param coordinates 1 to {@link #MAX_SIZE} numbers from 0 to p − 1, where p is P-256's prime
   * @return the ring
   * @throws IllegalArgumentException if there are none or too many, or one is {@code null} or out
   *     of range
   */
  public static KeyRing ofCoordinates(List<BigInteger> coordinates) {
    List<FieldElement> elements = new ArrayList<>();
    for (BigInteger member : members(coordinates, "coordinates", BigInteger.class)) {
      BigInteger x = Inputs.number(member, "coordinates");
      if (x.signum() < 0 || x.compareTo(COORDINATES.modulus()) >= 0) {
        throw new IllegalArgumentException(
            "coordinates must be at least 0 and below P-256's prime");
      }
      elements.add(COORDINATES.of(x));
    }
    return new KeyRing(elements);
  }

  private static <T> List<T> members(Collection<? extends T> values, String name, Class<T> type) {
    List<T> members = Inputs.members(values, name, type, MAX_SIZE);
    if (members.isEmpty()) {
      throw new IllegalArgumentException(name + " must be 1 to " + MAX_SIZE);
    }
    return members;
  }

  /**
   * How many keys there are.
   *
   * @return 1 to {@link #MAX_SIZE}
   */
  public int size() {
    return size;
  }

  /** n, where 2^n is the least power of two that is not below the size. */
  int depth() {
    return Integer.numberOfTrailingZeros(padded.size());
  }

  /** The coordinates, with the first repeated until there are 2^n, as the npm package does. */
  List<FieldElement> padded() {
    return padded;
  }

  /**
   * A place of a key, which stays secret: every member is compared, and none ends the search. −1 if
   * there is none.
   */
  int placeOf(FieldElement x) {
    int place = -1;
    for (int i = 0; i < size; i++) {
      int found = padded.get(i).maskIfEqual(x);
      place = (i & found) | (place & ~found);
    }
    return place;
  }
}
