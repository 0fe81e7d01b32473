package io.github.cognitosrp.montgomery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With any JVM options the kernel that computes is correct and the fastest for them. */
@Tag("slow")
class JvmOptionsTest {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";
  private static final String SCALAR = "scalar kernel";
  private static final String VECTOR = "vector kernel";

  @TempDir private Path directory;

  @Test
  void withoutTheIncubatorModuleTheScalarKernelWorks() throws Exception {
    assertThat(kernelUnder()).contains(SCALAR);
  }

  @Test
  void withTheIncubatorModuleTheVectorKernelTakesOver() throws Exception {
    needsWideFma();
    assertThat(vectorKernelUnder(MODULE)).contains(VECTOR);
  }

  @Test
  void registersOf256BitsWillDo() throws Exception {
    needsWideFma();
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "needs x86-64");
    assertThat(vectorKernelUnder(MODULE, "-XX:UseAVX=2")).contains(VECTOR + ", 256 bits");
  }

  @Test
  void withoutAnOptimisingCompilerTheScalarKernelStays() throws Exception {
    assertThat(kernelUnder(MODULE, "-XX:TieredStopAtLevel=1")).contains(SCALAR);
  }

  /** Only measuring tells: it is tried, and given up when it does not become faster. */
  @Test
  void withACompilerThatKnowsNoVectorsTheScalarKernelStays() throws Exception {
    String[] options = {MODULE, "-XX:+UnlockExperimentalVMOptions", "-XX:-EnableVectorSupport"};
    assertThat(kernelUnder(options)).contains(SCALAR);
  }

  @Test
  void withoutFusedMultiplyAddTheScalarKernelStays() throws Exception {
    assertThat(kernelUnder(MODULE, "-XX:-UseFMA")).contains(SCALAR);
  }

  @Test
  void anInterpreterIsSlowButRight() throws Exception {
    assertThat(kernelUnder(MODULE, "-Xint")).contains(SCALAR);
  }

  /** The trial of a kernel ends in time even if a busy machine has compiled nothing by then. */
  private String vectorKernelUnder(String... options) throws Exception {
    String output = kernelUnder(options);
    for (int again = 0; again < 2 && output.contains(SCALAR); again++) {
      output = kernelUnder(options);
    }
    return output;
  }

  private static void needsWideFma() {
    assumeTrue(NeedsRegisters.has(KernelKind.VECTOR_256), NeedsRegisters.REASON);
  }

  private String kernelUnder(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(JvmProgram.class.getName());
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(text(output)).isZero();
    return text(output);
  }

  private static String text(Path output) throws IOException {
    return Files.readString(output, UTF_8);
  }
}
