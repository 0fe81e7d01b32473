package io.github.cognitosrp.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A drawing of rectangles, lines and real text that can be read on a light and on a dark page. */
public final class Svg {
  private static final String STYLE =
      """
      <style>
      .paper{fill:#fff}.bar{fill:#0969da}.other{fill:#8c959f}.bad{fill:#cf222e}
      text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}.note{fill:#59636e}
      line{stroke:#d1d9e0}.limit{stroke:#cf222e;stroke-dasharray:4}.range{stroke:#1f2328;stroke-width:1.5}
      @media (prefers-color-scheme:dark){
      .paper{fill:#0d1117}.bar{fill:#4493f8}.other{fill:#6e7681}.bad{fill:#f85149}
      text{fill:#f0f6fc}.note{fill:#9198a1}
      line{stroke:#3d444d}.limit{stroke:#f85149}.range{stroke:#f0f6fc}}
      </style>
      """;

  private final StringBuilder drawing = new StringBuilder();

  /**
   * Starts a drawing.
   *
   * @param title what it shows; drawn above it, and read out by screen readers
   */
  public Svg(int width, int height, String title) {
    drawing.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" role=\"img\">\n<title>%s</title>\n%s",
            width,
            height,
            width,
            height,
            escaped(title),
            STYLE));
    rect("paper", 0, 0, width, height);
    text("title", 8, 20, title);
  }

  /** A rectangle; the class is one of the style's. */
  public void rect(String cssClass, double x, double y, double width, double height) {
    drawing.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
            cssClass,
            x,
            y,
            Math.max(0, width),
            height));
  }

  public void line(String cssClass, double x1, double y1, double x2, double y2) {
    drawing.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            cssClass,
            x1,
            y1,
            x2,
            y2));
  }

  /** Text that begins at {@code x}. */
  public void text(String cssClass, double x, double y, String text) {
    text(cssClass, "start", x, y, text);
  }

  /** Text that ends at {@code x}. */
  public void textBefore(String cssClass, double x, double y, String text) {
    text(cssClass, "end", x, y, text);
  }

  private void text(String cssClass, String anchor, double x, double y, String text) {
    drawing.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
            cssClass,
            anchor,
            x,
            y,
            escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return drawing + "</svg>\n";
  }

  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, toString());
  }
}
