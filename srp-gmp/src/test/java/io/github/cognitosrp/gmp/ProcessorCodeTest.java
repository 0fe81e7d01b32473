package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machine code that tells what a libgmp was built for; encodings as the GNU assembler has them. */
class ProcessorCodeTest {
  private static final int CODE_BYTES = 64;

  @ParameterizedTest
  @CsvSource({
    "mulx (%rsi) r10 r8, c462abf606, true",
    "mulx 8(%rsi) r8 r10, c462bbf65608, true",
    "mulx r9 rax rbx, c4c2fbf6d9, true",
    "mulx with 32 bits, c4e27bf606, false",
    "mul %r8, 49f7e0, false",
    "pext, c4e2faf5c0, false",
    "shlx, c4e2f9f7c0, false",
    "adcx, 66480f38f6c3, false"
  })
  void mulxTellsCodeForProcessorsThatHaveIt(String assembly, String bytes, boolean tuned) {
    byte[] instruction = HexFormat.of().parseHex(bytes);
    for (int at = 0; at + instruction.length <= CODE_BYTES; at++) {
      byte[] code = new byte[CODE_BYTES];
      System.arraycopy(instruction, 0, code, at, instruction.length);
      assertThat(ProcessorCode.ofX86(code))
          .as(assembly)
          .startsWith(tuned ? "code with mulx, tuned for" : "code without mulx, not tuned for");
    }
  }
}
