package io.github.cognitosrp.ifma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** GNU {@code as}, which everybody trusts. */
final class GnuAssembler {
  private final Path folder;

  GnuAssembler(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    assumeTrue(runs("as", "--version") && runs("objcopy", "--version"), "needs binutils");
  }

  /** The bytes of a source text. */
  byte[] assemble(String source) throws IOException, InterruptedException {
    Path text = Files.writeString(folder.resolve("code.s"), source);
    Path object = folder.resolve("code.o");
    Path binary = folder.resolve("code.bin");
    assertThat(runs("as", "--64", "-o", object.toString(), text.toString())).isTrue();
    assertThat(runs("objcopy", "-O", "binary", "-j", ".text", object.toString(), binary.toString()))
        .isTrue();
    return Files.readAllBytes(binary);
  }

  private static boolean runs(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        System.out.println(output);
      }
      return status == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
