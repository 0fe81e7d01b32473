package io.github.cognitosrp.ifma;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** {@code VirtualAlloc}, {@code VirtualProtect} and {@code VirtualFree}. */
final class WindowsPages extends JnaPages {
  private static final int MEM_COMMIT = 0x1000;
  private static final int MEM_RESERVE = 0x2000;
  private static final int MEM_RELEASE = 0x8000;
  private static final int PAGE_READWRITE = 4;
  private static final int PAGE_EXECUTE_READ = 0x20;

  /** Not kept: JNA's library object belongs to a thread that would then never end. */
  private static Function function(String name) {
    return NativeLibrary.getInstance("kernel32").getFunction(name);
  }

  @Override
  public long map(long bytes) throws RefusedException {
    Object[] arguments = {Pointer.NULL, bytes, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE};
    long address = function("VirtualAlloc").invokeLong(arguments);
    if (address == 0) {
      throw refused("memory");
    }
    return address;
  }

  @Override
  public void makeExecutable(long address, long bytes) throws RefusedException {
    int[] earlier = new int[1];
    if (function("VirtualProtect")
            .invokeInt(new Object[] {address, bytes, PAGE_EXECUTE_READ, earlier})
        == 0) {
      throw refused("executable memory");
    }
  }

  @Override
  public void unmap(long address, long bytes) {
    // All of what was reserved, which is asked for by the length 0.
    function("VirtualFree").invokeInt(new Object[] {address, 0L, MEM_RELEASE});
  }
}
