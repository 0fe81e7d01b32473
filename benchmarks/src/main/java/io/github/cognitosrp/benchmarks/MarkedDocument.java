package io.github.cognitosrp.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document with parts that the tool writes, between {@code <!-- benchmarks:NAME begin -->} and
 * {@code <!-- benchmarks:NAME end -->}. All else in it stays as it is.
 */
final class MarkedDocument {
  private final Path file;
  private String text;

  MarkedDocument(Path file) throws IOException {
    this.file = file;
    this.text = Files.readString(file);
  }

  boolean has(String name) {
    return text.contains(begin(name));
  }

  void replace(String name, String content) throws IOException {
    int from = text.indexOf(begin(name));
    int to = text.indexOf(end(name));
    if (from < 0 || to < from) {
      throw new IOException(file + " has no part " + begin(name) + " … " + end(name));
    }
    text =
        text.substring(0, from + begin(name).length())
            + "\n\n"
            + content.strip()
            + "\n\n"
            + text.substring(to);
  }

  void write() throws IOException {
    Files.writeString(file, text);
  }

  private static String begin(String name) {
    return "<!-- benchmarks:" + name + " begin -->";
  }

  private static String end(String name) {
    return "<!-- benchmarks:" + name + " end -->";
  }
}
