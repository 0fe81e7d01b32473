package io.github.cognitosrp.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * npm packages and programs over them, installed into a folder of a module's {@code target}. Where
 * {@code CI} is set the packages must install; elsewhere a missing network or Node skips the test.
 */
public final class NodePackages {
  private static final int OLDEST_NODE = 20;
  private static final int MINUTES = 5;

  private final Path folder;

  private NodePackages(Path folder) {
    this.folder = folder;
  }

  /** What a program printed on both of its outputs. */
  public record Output(int exitCode, String text) {}

  /**
   * Copies the programs and installs what their {@code package-lock.json} names, unless that was
   * done before; skips the test where it cannot be done.
   *
   * @param sources the folder of the programs
   * @param folder where to
   * @param npmOptions more options of {@code npm ci}
   */
  public static synchronized NodePackages install(Path sources, Path folder, String... npmOptions) {
    NodePackages packages = new NodePackages(folder);
    try {
      Files.createDirectories(folder);
      assumeTrue(packages.nodeVersion() >= OLDEST_NODE, "needs Node " + OLDEST_NODE + " or later");
      try (Stream<Path> files = Files.list(sources)) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Path installed = folder.resolve("node_modules/.package-lock.json");
      Path wanted = sources.resolve("package-lock.json");
      if (Files.exists(installed)
          && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted))
              > 0) {
        return packages;
      }
      List<String> command =
          Stream.concat(Stream.of("npm", "ci", "--prefer-offline"), Stream.of(npmOptions)).toList();
      Output npm = packages.run(Map.of(), "", command.toArray(new String[0]));
      if (System.getenv("CI") != null) {
        assertThat(npm.exitCode()).as(npm.text()).isZero();
      }
      assumeTrue(npm.exitCode() == 0, "needs the npm packages of " + wanted);
      return packages;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where the programs and {@code node_modules} are. */
  public Path folder() {
    return folder;
  }

  private int nodeVersion() {
    try {
      String version = run(Map.of(), "", "node", "--version").text();
      return Integer.parseInt(version.strip().replaceFirst("^v(\\d+)\\..*", "$1"));
    } catch (IOException | NumberFormatException ignored) {
      return 0;
    }
  }

  /**
   * Runs a program in the folder, for five minutes at most.
   *
   * @param environment variables to add
   * @param input its standard input
   * @param command the program and its arguments
   * @return what it printed
   */
  public Output run(Map<String, String> environment, String input, String... command)
      throws IOException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      try (var standardInput = process.getOutputStream()) {
        standardInput.write(input.getBytes(UTF_8));
      }
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      return new Output(process.exitValue(), Files.readString(output));
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupt);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }
}
