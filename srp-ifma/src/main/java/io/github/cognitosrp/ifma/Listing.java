package io.github.cognitosrp.ifma;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes out the code that this module would run, for whoever wants to read or to compare it. */
final class Listing {
  private Listing() {}

  /**
   * Writes a listing that GNU {@code as} takes.
   *
   * @param arguments the file to write, and the name of a {@link KernelCode}; without the latter,
   *     the code for Linux and Cognito's N
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    KernelCode kernel =
        arguments.length == 1 ? KernelCode.SYSTEM_V_60 : KernelCode.valueOf(arguments[1]);
    Files.writeString(Path.of(arguments[0]), kernel.assemble().listing());
  }
}
