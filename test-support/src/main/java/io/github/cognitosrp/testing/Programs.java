package io.github.cognitosrp.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that some tests want beside a JDK. */
public final class Programs {
  private Programs() {}

  /**
   * Finds a program on the path; where there is none, the test is skipped.
   *
   * @param origin where to get it, such as {@code Debian: chromium}
   * @param names what it may be called, the usual name first
   * @return its file
   */
  public static Path onThePath(String origin, String... names) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    List<String> folders = List.of(path.split(File.pathSeparator, -1));
    Optional<Path> found =
        Stream.of(names)
            .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "needs " + names[0] + " (" + origin + ")");
    return found.orElseThrow();
  }
}
