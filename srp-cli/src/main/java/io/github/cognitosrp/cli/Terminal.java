package io.github.cognitosrp.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Asks the person at the terminal. Without a terminal each answer is the next line of standard
 * input. Secrets come from here and never from the arguments, which other processes can see.
 */
final class Terminal {
  private static final String NEXT_LINE = "the next line of standard input";

  private final @Nullable Console console;
  private final InputStream in;

  private Terminal(@Nullable Console console, InputStream in) {
    this.console = console;
    this.in = in;
  }

  static Terminal ofThisProcess() {
    return new Terminal(console(), System.in);
  }

  static Terminal withoutPerson(InputStream in) {
    return new Terminal(null, in);
  }

  /** {@code System.console()} may be non-null without a terminal since 22; isTerminal() tells. */
  @SuppressWarnings("SystemConsoleNull")
  private static @Nullable Console console() {
    Console console = System.console();
    try {
      return console == null || (boolean) Console.class.getMethod("isTerminal").invoke(console)
          ? console
          : null;
    } catch (NoSuchMethodException ignored) {
      return console;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Console.isTerminal() cannot be called", e);
    }
  }

  /** Whether a person answers, who can be asked again after a typing error. */
  boolean hasPerson() {
    return console != null;
  }

  /** Asks without showing what is typed. The array is the caller's to wipe. */
  char[] secret(String what) throws IOException {
    if (console == null) {
      return SecretLine.read(in, NEXT_LINE);
    }
    char[] typed = console.readPassword("%s: ", what);
    if (typed == null || typed.length == 0) {
      throw new CommandFailedException("no " + what + " was given");
    }
    if (Arguments.isUndecoded(CharBuffer.wrap(typed))) {
      Arrays.fill(typed, '\0');
      throw new CommandFailedException(
          "the " + what + " has characters that could not be decoded; " + Arguments.CURE);
    }
    return typed;
  }

  /** Asks for something that may be seen. */
  String answer(String what) throws IOException {
    if (console == null) {
      char[] line = SecretLine.read(in, NEXT_LINE);
      try {
        return new String(line);
      } finally {
        Arrays.fill(line, '\0');
      }
    }
    String typed = console.readLine("%s: ", what);
    if (typed == null || typed.isBlank()) {
      throw new CommandFailedException("no " + what + " was given");
    }
    return typed.strip();
  }

  /**
   * Reads a secret from the first line of a file.
   *
   * @param file {@code -} is standard input; {@code null} asks
   */
  char[] secret(String what, @Nullable Path file) throws IOException {
    if (file == null) {
      return secret(what);
    }
    if (file.toString().equals("-")) {
      return SecretLine.read(in, NEXT_LINE);
    }
    try (InputStream content = Files.newInputStream(file)) {
      return SecretLine.read(content, "the first line of " + file);
    }
  }
}
