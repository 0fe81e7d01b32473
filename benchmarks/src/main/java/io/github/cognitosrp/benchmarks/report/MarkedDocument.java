package io.github.cognitosrp.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Documents with parts that this tool writes, between {@code <!-- benchmarks:NAME begin -->} and
 * {@code <!-- benchmarks:NAME end -->}. All else in them stays as it is.
 */
public final class MarkedDocument {
  private MarkedDocument() {}

  /**
   * The text of a document with its parts rewritten.
   *
   * @param parts the contents by name; those that the document does not have are not used
   * @throws IOException if it has none of them, or one without an end
   */
  public static String rewritten(Path file, Map<String, String> parts) throws IOException {
    String text = Files.readString(file);
    boolean found = false;
    for (Map.Entry<String, String> part : parts.entrySet()) {
      String begin = "<!-- benchmarks:" + part.getKey() + " begin -->";
      String end = "<!-- benchmarks:" + part.getKey() + " end -->";
      int from = text.indexOf(begin);
      if (from < 0) {
        continue;
      }
      int to = text.indexOf(end, from);
      if (to < 0) {
        throw new IOException(file + " has no " + end);
      }
      found = true;
      String content = "\n\n" + part.getValue().strip() + "\n\n";
      text = text.substring(0, from + begin.length()) + content + text.substring(to);
    }
    if (!found) {
      throw new IOException(file + " has no part for benchmarks");
    }
    return text;
  }

  /** The Markdown of an image, with the path that leads from the document to it. */
  public static String image(Path document, Path image, String description) {
    Path folder = document.toAbsolutePath().normalize().getParent();
    Path target = image.toAbsolutePath().normalize();
    Path relative = folder == null ? target : folder.relativize(target);
    return "![" + description + "](" + relative.toString().replace('\\', '/') + ")";
  }
}
