package io.github.cognitosrp.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads passwords and client secrets from where secrets may come from: never the arguments. */
final class Secrets {
  /** Cognito's passwords have at most 256 characters, its client secrets 64. */
  private static final int MOST_BYTES = 4096;

  private Secrets() {}

  /** From a file; {@code -} is standard input. */
  static char[] fromFile(Path file) throws IOException {
    if (file.toString().equals("-")) {
      return firstLine(System.in, "standard input");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return firstLine(in, file.toString());
    }
  }

  /** From the terminal, without echo; from standard input where there is no terminal. */
  static char[] prompted(String prompt) throws IOException {
    Console console = terminal();
    if (console == null) {
      return firstLine(System.in, "standard input");
    }
    char[] secret = console.readPassword("%s: ", prompt);
    if (secret == null) {
      throw new Main.FailedException("no " + prompt + " was given");
    }
    return secret;
  }

  /** From Java 22 on there is a console without a terminal too; only it can tell. */
  @SuppressWarnings("SystemConsoleNull")
  private static @Nullable Console terminal() {
    Console console = System.console();
    try {
      return console == null || (boolean) Console.class.getMethod("isTerminal").invoke(console)
          ? console
          : null;
    } catch (NoSuchMethodException beforeJava22) {
      return console;
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("Console.isTerminal() cannot be called", impossible);
    }
  }

  /** Stops at the end of the line, so that a pipe may stay open. */
  private static char[] firstLine(InputStream in, String source) throws IOException {
    byte[] bytes = new byte[MOST_BYTES];
    int length = 0;
    try {
      for (int next = in.read(); next >= 0 && next != '\n' && next != '\r'; next = in.read()) {
        if (length == MOST_BYTES) {
          throw new Main.FailedException(
              "the first line of " + source + " is longer than " + MOST_BYTES + " bytes");
        }
        bytes[length++] = (byte) next;
      }
      if (length == 0) {
        throw new Main.FailedException("the first line of " + source + " is empty");
      }
      CharBuffer decoded =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      char[] secret = new char[decoded.remaining()];
      decoded.get(secret);
      Arrays.fill(decoded.array(), '\0');
      return secret;
    } catch (CharacterCodingException malformed) {
      throw new Main.FailedException("the first line of " + source + " is not UTF-8");
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
