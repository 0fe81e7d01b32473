package io.github.cognitosrp.ifma;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Pages by the system's own functions, called through JNA. */
abstract class JnaPages implements Pages {

  static Pages of(CallingConvention convention) {
    return convention == CallingConvention.WINDOWS ? new WindowsPages() : new LinuxPages();
  }

  @Override
  public final void write(long address, byte[] bytes) {
    new Pointer(address).write(0, bytes, 0, bytes.length);
  }

  @Override
  public final byte[] read(long address, int count) {
    return new Pointer(address).getByteArray(0, count);
  }

  static RefusedException refused(String what) {
    return new RefusedException(
        "the system refuses " + what + " (error " + Native.getLastError() + ")");
  }
}
