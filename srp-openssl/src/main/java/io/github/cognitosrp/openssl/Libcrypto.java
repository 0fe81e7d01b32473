package io.github.cognitosrp.openssl;

import com.sun.jna.Pointer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A libcrypto in this process. Thread-safe. Not final, so that tests can put faults in its way. */
class Libcrypto {
  private final Map<LibcryptoFunction, Long> addresses;
  private final String description;

  /** Needs the address of every function. */
  Libcrypto(Map<LibcryptoFunction, Long> addresses, String description) {
    this.addresses = new EnumMap<>(addresses);
    this.description = description;
  }

  Libcrypto(Libcrypto other) {
    this(other.addresses, other.description);
  }

  /** Version and file in one line. */
  String description() {
    return description;
  }

  /**
   * Calls a function. Numbers, contexts and buffers are addresses, 0 is NULL.
   *
   * @return a pointer; or an {@code int}, of which only the lower 32 bits count; or nothing of
   *     meaning where the function returns nothing
   */
  long call(NativeFrame frame, LibcryptoFunction function, long... arguments) {
    return frame.call(Objects.requireNonNull(addresses.get(function)), arguments);
  }

  static void write(long address, byte[] source) {
    new Pointer(address).write(0, source, 0, source.length);
  }

  /** Writes the bytes of the longs in the machine's order. */
  static void write(long address, long[] source) {
    new Pointer(address).write(0, source, 0, source.length);
  }

  static void read(long address, byte[] target) {
    new Pointer(address).read(0, target, 0, target.length);
  }
}
