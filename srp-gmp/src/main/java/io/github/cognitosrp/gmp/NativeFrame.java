package io.github.cognitosrp.gmp;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Native memory of one thread: the arguments and the result of a call, and a data area. A C
 * function is called by its address through the libffi inside JNA. {@link #close()} overwrites and
 * frees the memory.
 *
 * <p>Neither {@code Native.register} nor {@code com.sun.jna.Memory} is used. The first makes JNI
 * references that nobody deletes, the second keeps a thread of JNA alive as long as it is
 * reachable, and either keeps the class loader of a web application that was stopped. This way is
 * also faster than the first.
 *
 * <p>All arguments and results are 64-bit integers: a C {@code int} takes the lower half, a pointer
 * or a {@code long} the whole. Only for 64-bit systems.
 *
 * <p>srp-openssl has the same class. It cannot stand once in srp-api: a container may have srp-api
 * in a class loader that does not see the application's JNA.
 */
final class NativeFrame implements AutoCloseable {
  /** As many as calling conventions pass in registers or in slots of 64 bits. */
  static final int MAX_ARGUMENTS = 8;

  private static final int SLOT_BYTES = Long.BYTES;
  private static final long[] SIGNATURES = signatures();

  /** Pointers to the arguments, the arguments, the result, the data. */
  private final long start;

  private final long bytes;

  /** Allocates that much data, not initialised and aligned for numbers of 64 bits. */
  NativeFrame(long dataBytes) {
    bytes = dataStart() + dataBytes;
    start = Native.malloc(bytes);
    if (start == 0) {
      throw new OutOfMemoryError("no native memory");
    }
    long[] pointers = new long[MAX_ARGUMENTS];
    for (int i = 0; i < MAX_ARGUMENTS; i++) {
      pointers[i] = arguments() + (long) i * SLOT_BYTES;
    }
    new Pointer(start).write(0, pointers, 0, MAX_ARGUMENTS);
  }

  /** The address of the data. */
  long data() {
    return start + dataStart();
  }

  /** Calls the function at an address. */
  long call(long function, long... arguments) {
    new Pointer(arguments()).write(0, arguments, 0, arguments.length);
    long result = arguments() + (long) MAX_ARGUMENTS * SLOT_BYTES;
    Native.ffi_call(SIGNATURES[arguments.length], function, result, start);
    return new Pointer(result).getLong(0);
  }

  @Override
  public void close() {
    new Pointer(start).clear(bytes);
    Native.free(start);
  }

  private long arguments() {
    return start + (long) MAX_ARGUMENTS * SLOT_BYTES;
  }

  private static long dataStart() {
    return (2L * MAX_ARGUMENTS + 1) * SLOT_BYTES;
  }

  /** libffi's descriptions of a function of 0, 1, 2 … such arguments; they are never freed. */
  private static long[] signatures() {
    long type = Native.malloc((3 + MAX_ARGUMENTS) * (long) SLOT_BYTES);
    Pointer memory = new Pointer(type);
    // An ffi_type of libffi: size, alignment, FFI_TYPE_SINT64, no elements.
    memory.setLong(0, Long.BYTES);
    memory.setShort(8, (short) Long.BYTES);
    memory.setShort(10, (short) 12);
    memory.setLong(16, 0);
    long[] signatures = new long[MAX_ARGUMENTS + 1];
    for (int arguments = 0; arguments <= MAX_ARGUMENTS; arguments++) {
      if (arguments > 0) {
        memory.setLong((2L + arguments) * SLOT_BYTES, type);
      }
      // 0 means the platform's calling convention.
      signatures[arguments] = Native.ffi_prep_cif(0, arguments, type, type + 3L * SLOT_BYTES);
    }
    return signatures;
  }
}
