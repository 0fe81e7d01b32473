package io.github.cognitosrp.ifma;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import io.github.cognitosrp.ifma.Pages.RefusedException;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import java.lang.ref.Reference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Native code in executable memory, checked before it became that. Thread-safe. */
final class Kernel implements Processor.Query {
  private final NativeMemory memory;
  private final Function windowPower;
  private final Function combPower;
  private final Function cpuid;
  private final Function xcr0;

  private Kernel(NativeMemory memory, MachineCode code, long address) {
    this.memory = memory;
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
  static Kernel load(NativeMemory memory, KernelCode kernel) throws BackendUnavailableException {
    return load(memory, kernel.assemble(), kernel.digest());
  }

  static Kernel load(NativeMemory memory, MachineCode code, byte[] digest)
      throws BackendUnavailableException {
    byte[] bytes = code.bytes();
    try {
      long address = memory.map(bytes.length);
      memory.pages().write(address, bytes);
      byte[] written = memory.pages().read(address, bytes.length);
      if (!MessageDigest.isEqual(sha256(written), digest)) {
        throw new BackendUnavailableException(
            "its machine code is damaged: the SHA-256 digest is wrong");
      }
      memory.pages().makeExecutable(address, bytes.length);
      return new Kernel(memory, code, address);
    } catch (RefusedException refused) {
      throw new BackendUnavailableException(refused.getMessage());
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

  private long[] query(Function function, long first, long second) {
    try (Workspace workspace = memory.workspace()) {
      workspace.start().write(0, new long[] {first, second}, 0, 2);
      call(function, workspace);
      return workspace.start().getLongArray(0, 4);
    }
  }

  private void call(Function function, Workspace workspace) {
    try {
      function.invokeVoid(new Object[] {workspace.start()});
    } finally {
      // The memory that the code stands in.
      Reference.reachabilityFence(memory);
    }
  }
}
