package io.github.cognitosrp.ifma;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** {@code mmap(2)}, {@code mprotect(2)} and {@code munmap(2)}. */
final class LinuxPages extends JnaPages {
  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int PROT_EXEC = 4;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int NO_FILE = -1;
  private static final long MAP_FAILED = -1;

  /** Not kept: JNA's library object belongs to a thread that would then never end. */
  private static Function function(String name) {
    return NativeLibrary.getProcess().getFunction(name);
  }

  @Override
  public long map(long bytes) throws RefusedException {
    Object[] arguments = {
      Pointer.NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, NO_FILE, 0L
    };
    long address = function("mmap").invokeLong(arguments);
    if (address == MAP_FAILED) {
      throw refused("memory");
    }
    return address;
  }

  @Override
  public void makeExecutable(long address, long bytes) throws RefusedException {
    if (function("mprotect").invokeInt(new Object[] {address, bytes, PROT_READ | PROT_EXEC}) != 0) {
      throw refused("executable memory");
    }
  }

  @Override
  public void unmap(long address, long bytes) {
    function("munmap").invokeInt(new Object[] {address, bytes});
  }
}
