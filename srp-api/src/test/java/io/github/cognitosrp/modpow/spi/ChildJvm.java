package io.github.cognitosrp.modpow.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own for a test: the class path of the tests, changed, and other options. */
public final class ChildJvm {
  private static final int MINUTES = 20;

  private final List<String> wrapper = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private List<String> classPath =
      new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));

  /** What a child printed. */
  public record Output(int status, List<String> lines, String errors) {
    /** The lines; fails if the exit status is not 0 or there is output on stderr. */
    public List<String> clean() {
      assertThat(errors).isEmpty();
      assertThat(status).as("exit status, output %s", lines).isZero();
      return lines;
    }

    /** Everything that the child printed, at any exit status. */
    public String everything() {
      return String.join("\n", lines) + "\n" + errors;
    }

    /** The rest of the line that starts with {@code key=}. */
    public String value(String key) {
      return lines.stream()
          .filter(line -> line.startsWith(key + "="))
          .map(line -> line.substring(key.length() + 1))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + key + " in " + lines + errors));
    }

    public long number(String key) {
      return Long.parseLong(value(key));
    }
  }

  /** Native access is allowed, so that the console stays empty on every Java. */
  public static ChildJvm withNativeAccess() {
    return onFeature(22)
        ? new ChildJvm().options("--enable-native-access=ALL-UNNAMED")
        : new ChildJvm();
  }

  /** The same for a run of a second or two. */
  public static ChildJvm ofShortLife() {
    return withNativeAccess().forShortLife();
  }

  public static ChildJvm plain() {
    return new ChildJvm();
  }

  public static boolean onFeature(int atLeast) {
    return Runtime.version().feature() >= atLeast;
  }

  /** The folder or jar that a class comes from. */
  public static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** For a run of a second or two: more compilers and collector threads only make it longer. */
  public ChildJvm forShortLife() {
    return options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  public ChildJvm options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  public ChildJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public ChildJvm wrappedIn(String... command) {
    wrapper.addAll(List.of(command));
    return this;
  }

  public ChildJvm without(Predicate<String> entry) {
    int before = classPath.size();
    classPath = classPath.stream().filter(entry.negate()).collect(Collectors.toList());
    assertThat(classPath).as("class path without the entry").hasSizeLessThan(before);
    return this;
  }

  public ChildJvm inFront(Path folder) {
    classPath.add(0, folder.toString());
    return this;
  }

  public List<String> classPath() {
    return classPath;
  }

  public Output run(Class<?> main, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return java(command);
  }

  /** Runs {@code java} with these arguments behind the options. */
  public Output java(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(arguments);
    Path out = Files.createTempFile("child", ".out");
    Path err = Files.createTempFile("child", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      Process child = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!child.waitFor(MINUTES, TimeUnit.MINUTES)) {
        child.destroyForcibly();
        throw new AssertionError("the child did not end in " + MINUTES + " minutes: " + command);
      }
      try (Stream<String> lines = Files.lines(out)) {
        return new Output(child.exitValue(), lines.toList(), Files.readString(err));
      }
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
