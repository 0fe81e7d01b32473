package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What this module stays out of by not calling jnagmp's classes, kept that way. */
class TrapsTest {

  /**
   * Integers that a collection can free too early, buffers for each thread, operands left in them,
   * a self-test of 2³ mod 5: all of that comes with jnagmp's classes, which the module does
   * without.
   */
  @Test
  void noClassOfTheModuleNamesAClassOfJnagmp() throws Exception {
    List<Path> classes = classFiles();
    assertThat(classes).hasSizeGreaterThan(5);
    for (Path file : classes) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain("com/squareup");
    }
    Path tests = Path.of(ChildJvm.location(Jnagmp.class));
    Path jnagmpUser = tests.resolve(Jnagmp.class.getName().replace('.', '/') + ".class");
    assertThat(Files.readString(jnagmpUser, StandardCharsets.ISO_8859_1)).contains("com/squareup");
  }

  private static List<Path> classFiles() throws Exception {
    Path root = Path.of(ChildJvm.location(GmpModPowProvider.class));
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    } catch (IOException unreadable) {
      throw new AssertionError("the module's classes are not in a folder", unreadable);
    }
  }
}
