package io.github.cognitosrp.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of this checkout, without what builds put there. */
final class Checkout {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "load-test-report");

  private Checkout() {}

  static Path path(String first, String... more) {
    return ROOT.resolve(Path.of(first, more));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The files with such a name, sorted. */
  static List<Path> files(Predicate<String> name) {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> name.test(file.getFileName().toString()))
          .filter(file -> isOurs(ROOT.relativize(file)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isOurs(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      // Folders that begin with a dot are tools'; those of the project's own CI are named.
      if (NOT_OURS.contains(name)
          || (name.startsWith(".") && !name.equals(".ci") && !name.equals(".github"))) {
        return false;
      }
    }
    return true;
  }

  /** The artifacts that a release uploads, by their folders' names, which are their own. */
  static List<String> publishedModules() {
    Pom root = Pom.read(path("pom.xml"));
    return root.modules().stream()
        .filter(module -> !Pom.read(path(module, "pom.xml")).isNotDeployed())
        .toList();
  }
}
