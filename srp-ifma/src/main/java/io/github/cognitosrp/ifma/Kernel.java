package io.github.cognitosrp.ifma;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import io.github.cognitosrp.ifma.Pages.RefusedException;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import java.lang.ref.Reference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Native code in executable memory, checked before it became that. The memory stays mapped until
 * the process ends: what unmaps it would have to be reachable as long as it is mapped, and with
 * that the class loader of this class. Thread-safe.
 */
final class Kernel implements Processor.Query {
  private final Function windowPower;
  private final Function combPower;
  private final Function cpuid;
  private final Function xcr0;

  private Kernel(MachineCode code, long address) {
    windowPower = function(code, PowerCode.WINDOW_POWER, address);
    combPower = function(code, PowerCode.COMB_POWER, address);
    cpuid = function(code, ProcessorCode.CPUID, address);
    xcr0 = function(code, ProcessorCode.XCR0, address);
  }

  private static Function function(MachineCode code, String label, long address) {
    return Function.getFunction(new Pointer(address + code.position(label)));
  }

  /**
   * Assembles code, writes it, compares what stands in memory with the digest, and makes it
   * executable.
   *
   * @throws BackendUnavailableException if the system refuses, or a byte is not what it should be
   */
  static Kernel load(Pages pages, KernelCode kernel) throws BackendUnavailableException {
    return load(pages, kernel.assemble(), kernel.digest());
  }

  static Kernel load(Pages pages, MachineCode code, byte[] digest)
      throws BackendUnavailableException {
    byte[] bytes = code.bytes();
    boolean isKept = false;
    long address = 0;
    try {
      address = pages.map(bytes.length);
      pages.write(address, bytes);
      if (!MessageDigest.isEqual(sha256(pages.read(address, bytes.length)), digest)) {
        throw new BackendUnavailableException(
            "its machine code is damaged: the SHA-256 digest is wrong");
      }
      pages.makeExecutable(address, bytes.length);
      isKept = true;
      return new Kernel(code, address);
    } catch (RefusedException refused) {
      throw new BackendUnavailableException(String.valueOf(refused.getMessage()));
    } finally {
      if (!isKept && address != 0) {
        pages.unmap(address, bytes.length);
      }
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  void windowPower(Workspace workspace) {
    call(windowPower, workspace);
  }

  void combPower(Workspace workspace) {
    call(combPower, workspace);
  }

  @Override
  public long[] cpuid(int leaf, int subleaf) {
    return query(cpuid, leaf, subleaf);
  }

  @Override
  public long xcr0() {
    return query(xcr0, 0, 0)[0];
  }

  private static long[] query(Function function, long first, long second) {
    try (Workspace workspace = new NativeMemory().workspace()) {
      workspace.write(0, new long[] {first, second});
      call(function, workspace);
      return workspace.read(0, 4);
    }
  }

  private static void call(Function function, Workspace workspace) {
    try {
      function.invokeVoid(new Object[] {workspace.start()});
    } finally {
      // The address alone would not keep the memory.
      Reference.reachabilityFence(workspace);
    }
  }
}
