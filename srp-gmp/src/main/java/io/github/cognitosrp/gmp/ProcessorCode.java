package io.github.cognitosrp.gmp;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of its inner loops a libgmp runs on this processor. A library built with {@code
 * --enable-fat} has loops for several and picks them by a table that is as old as the library; a
 * processor that is not in the table gets the slow, general ones. Any other library has one set,
 * and does not tell which; but all that are meant for processors with the instruction {@code mulx}
 * (BMI2: Intel since Haswell, AMD since Excavator) multiply with it.
 */
final class ProcessorCode {
  private static final String GENERAL = "x86_64";

  /** The directories of {@code mpn/x86_64} in GMP's sources, up to 6.3.0, that fat builds use. */
  private static final List<String> PROCESSORS =
      List.of(
          GENERAL,
          "atom",
          "bd1",
          "bd2",
          "bd4",
          "bobcat",
          "bt1",
          "bt2",
          "core2",
          "coreibwl",
          "coreihwl",
          "coreinhm",
          "coreisbr",
          "fastsse",
          "goldmont",
          "k10",
          "k8",
          "nano",
          "pentium4",
          "silvermont",
          "skylake",
          "zen",
          "zen2",
          "zen3");

  /** {@code addmul_1} is the fourth pointer of GMP 6's table; it has several dozen. */
  private static final int POINTERS_SEARCHED = 8;

  /**
   * The first {@code mulx} comes in half of that; what follows a shorter loop is GMP's code too.
   */
  private static final int BYTES_SEARCHED = 256;

  private ProcessorCode() {}

  static String of(NativeLibrary library) {
    Pointer table = addressOf(library, "__gmpn_cpuvec");
    if (table == null) {
      return fixed(addressOf(library, "__gmpn_addmul_1"));
    }
    library.getFunction("__gmpn_cpuvec_init").invokeVoid(new Object[0]);
    for (String processor : PROCESSORS) {
      Pointer loop = addressOf(library, "__gmpn_addmul_1_" + processor);
      for (int i = 0; loop != null && i < POINTERS_SEARCHED; i++) {
        if (loop.equals(table.getPointer((long) i * Long.BYTES))) {
          return processor.equals(GENERAL)
              ? "general code, not tuned for this processor"
              : "code tuned for " + processor;
        }
      }
    }
    return "code chosen for this processor, which is not known by name";
  }

  private static String fixed(@Nullable Pointer loop) {
    return loop == null || !Platform.isIntel()
        ? "code fixed when it was built"
        : ofX86(loop.getByteArray(0, BYTES_SEARCHED));
  }

  /** What the machine code of {@code addmul_1} for x86-64 is meant for. */
  static String ofX86(byte[] code) {
    return hasMulx(code)
        ? "code with mulx, tuned for processors since Haswell, fixed when it was built"
        : "code without mulx, not tuned for processors since Haswell, fixed when it was built";
  }

  /** Looks for VEX.LZ.F2.0F38.W1 F6 with its prefix of three bytes (Intel SDM, MULX). */
  private static boolean hasMulx(byte[] code) {
    for (int i = 0; i + 3 < code.length; i++) {
      boolean prefix = (code[i] & 0xff) == 0xc4 && (code[i + 1] & 0x1f) == 0x02;
      if (prefix && (code[i + 2] & 0x87) == 0x83 && (code[i + 3] & 0xff) == 0xf6) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Pointer addressOf(NativeLibrary library, String symbol) {
    try {
      return library.getGlobalVariableAddress(symbol);
    } catch (UnsatisfiedLinkError absent) {
      return null;
    }
  }
}
