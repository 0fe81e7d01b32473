package io.github.cognitosrp.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * Valgrind's Memcheck, which reports each jump and each address that depends on undefined memory. A
 * program that marks its secrets as undefined is shown to decide nothing by them (the method of
 * ctgrind, A. Langley, 2010).
 */
public final class Memcheck {
  private static final Path HEADER = Path.of("/usr/include/valgrind/memcheck.h");

  private Memcheck() {}

  /**
   * Compiles a program and runs it; without gcc or Valgrind the test is skipped.
   *
   * @param test its class; beside it is the resource {@code secrets.c}, which includes {@code
   *     memcheck-steps.h} and prints a line for each step: its name, a space, and how many reports
   *     it made
   * @param folder where the program may stand
   * @param arguments the program's
   * @return the reports by step
   */
  public static Map<String, Integer> reports(Class<?> test, Path folder, String... arguments)
      throws IOException, InterruptedException {
    Path compiler = Programs.onThePath("Debian: gcc", "gcc");
    Path valgrind = Programs.onThePath("Debian: valgrind", "valgrind");
    Assumptions.assumeTrue(Files.exists(HEADER), "needs valgrind's headers at " + HEADER);
    copy(Memcheck.class, "memcheck-steps.h", folder);
    Path file = copy(test, "secrets.c", folder);
    Path program = folder.resolve("secrets");
    output(List.of(compiler.toString(), "-O1", "-o", "" + program, "" + file, "-ldl"));
    List<String> command = new ArrayList<>(List.of("" + valgrind, "-q", "" + program));
    command.addAll(List.of(arguments));
    Map<String, Integer> reports = new LinkedHashMap<>();
    for (String line : output(command).lines().toList()) {
      String[] step = line.split(" ", -1);
      reports.put(step[0], Integer.valueOf(step[1]));
    }
    return reports;
  }

  private static Path copy(Class<?> owner, String resource, Path folder) throws IOException {
    Path file = folder.resolve(resource);
    try (InputStream in = owner.getResourceAsStream(resource)) {
      Files.copy(Objects.requireNonNull(in, resource), file);
    }
    return file;
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("memcheck", ".txt");
    try {
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IOException(Files.readString(errors, StandardCharsets.UTF_8));
      }
      return new String(output, StandardCharsets.UTF_8);
    } finally {
      Files.delete(errors);
    }
  }
}
