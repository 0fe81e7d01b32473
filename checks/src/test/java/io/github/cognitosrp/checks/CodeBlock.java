package io.github.cognitosrp.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A fenced block of a Markdown file.
 *
 * @param note the HTML comment in the line before the block, which readers of the page do not see;
 *     empty if there is none
 */
record CodeBlock(Path file, String language, String note, String text) {
  private static final Pattern FENCED =
      Pattern.compile("(?ms)(?:^<!-- ([^\n]*) -->\n)?^```(\\w+)\n(.*?)^```$");

  static List<CodeBlock> in(Path file) {
    return FENCED
        .matcher(Checkout.read(file))
        .results()
        .map((MatchResult found) ->
            new CodeBlock(
                file, found.group(2), found.group(1) == null ? "" : found.group(1), found.group(3)))
        .toList();
  }

  /** Those of all Markdown files. */
  static List<CodeBlock> all(String language) {
    return Checkout.files(name -> name.endsWith(".md")).stream()
        .flatMap(file -> in(file).stream())
        .filter(block -> block.language().equals(language))
        .toList();
  }

  /** Where it stands and how it begins. */
  @Override
  public String toString() {
    return Checkout.ROOT.relativize(file) + ": " + text.lines().findFirst().orElse("");
  }
}
