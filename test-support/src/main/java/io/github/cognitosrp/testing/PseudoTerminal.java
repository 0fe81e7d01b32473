package io.github.cognitosrp.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM on a terminal, and a person who waits for its questions. */
public final class PseudoTerminal implements AutoCloseable {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final long MAX_SECONDS = 60;

  private final Process process;
  private final StringBuilder shown = new StringBuilder();
  private int read;

  private PseudoTerminal(Process process) {
    this.process = process;
  }

  /**
   * Starts {@code java}; where there are no pseudo terminals, the test is skipped.
   *
   * @param locale the environment's LC_ALL
   * @param arguments of {@code java}, without apostrophes
   */
  public static PseudoTerminal start(String locale, List<String> arguments) throws IOException {
    assumeTrue(Files.isExecutable(SCRIPT), "needs " + SCRIPT + " (Debian: bsdutils)");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Compiling thoroughly does not pay in the seconds that it lives.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(arguments);
    String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "-qec", line, "/dev/null").redirectErrorStream(true);
    builder.environment().put("LC_ALL", locale);
    PseudoTerminal terminal = new PseudoTerminal(builder.start());
    Thread reader = new Thread(terminal::readAll);
    reader.setDaemon(true);
    reader.start();
    return terminal;
  }

  private void readAll() {
    InputStream output = process.getInputStream();
    try {
      for (int next = output.read(); next >= 0; next = output.read()) {
        synchronized (shown) {
          shown.append((char) next);
          shown.notifyAll();
        }
      }
    } catch (IOException ignored) {
      // The process has ended.
    }
  }

  /** Waits for a question behind the earlier ones, then types the answer. */
  public void answer(String question, String answer) throws IOException, InterruptedException {
    await(question);
    process.getOutputStream().write((answer + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits until this is shown behind what was waited for before. */
  public void await(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_SECONDS);
    synchronized (shown) {
      while (shown.indexOf(text, read) < 0) {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertThat(millis).as("time left for '%s' in%n%s", text, shown).isPositive();
        shown.wait(millis);
      }
      read = shown.indexOf(text, read) + text.length();
    }
  }

  /** How the process ended; waits for that. */
  public int exitCode() throws InterruptedException {
    assertThat(process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)).as(this::shown).isTrue();
    return process.exitValue();
  }

  /** All that the person has seen, typed text with echo included. */
  public String shown() {
    synchronized (shown) {
      return shown.toString();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
