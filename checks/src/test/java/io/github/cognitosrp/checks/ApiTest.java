package io.github.cognitosrp.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No public name appears or vanishes unseen: the files in {@code api} list them. {@code
 * -Dapi.write=true} writes the files anew.
 */
class ApiTest {
  private static final boolean WRITE = Boolean.getBoolean("api.write");

  /** Those that have code. */
  static List<String> modules() {
    return Checkout.publishedModules().stream()
        .filter(module -> Files.isDirectory(Checkout.path(module, "src", "main", "java")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void theListedNamesAreThoseOfTheCode(String module) throws IOException {
    Path file = Checkout.path("api", module + ".txt");
    String names = ApiListing.of(Checkout.path(module, "target", "classes"));
    if (WRITE) {
      Files.writeString(file, names);
    }
    assertThat(file)
        .as("mvn -pl checks -am verify -Dtest=ApiTest -Dapi.write=true writes it anew")
        .content()
        .isEqualTo(names);
  }

  @Test
  void everyListIsOfAPublishedModule() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.path("api"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
          .containsExactlyInAnyOrderElementsOf(modules());
    }
  }
}
