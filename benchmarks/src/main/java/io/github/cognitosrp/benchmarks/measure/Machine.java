package io.github.cognitosrp.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a run was made. Nothing in it names a host or a person.
 *
 * @param name a short name, such as {@code xeon-2.8ghz-avx512-4c}
 * @param cpu the processor's model, as the operating system names it, and its family and model
 *     numbers, which tell processors apart that a cloud gives one name
 * @param cpuFlags the processor's features, as Linux lists them; empty elsewhere
 * @param cores how many processors the JVM may use
 * @param os the operating system and architecture
 * @param java the version of the Java runtime
 * @param vm the name of the virtual machine
 */
public record Machine(
    String name, String cpu, List<String> cpuFlags, int cores, String os, String java, String vm) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Pattern FAMILY =
      Pattern.compile("xeon|epyc|ryzen|core|neoverse|graviton|apple|atom|celeron");
  private static final Pattern GIGAHERTZ = Pattern.compile("([0-9.]+) ?ghz");
  private static final List<String> VECTORS_WIDEST_FIRST =
      List.of("avx512ifma", "avx512f", "avx2", "sve", "asimd");

  /**
   * This machine.
   *
   * @param name its name; one is made up of the processor's if this is empty
   */
  public static Machine here(String name) {
    String model = cpuInfo("model name", System.getProperty("os.arch"));
    List<String> flags = words(cpuInfo("flags", cpuInfo("Features", "")));
    int cores = Runtime.getRuntime().availableProcessors();
    return new Machine(
        name.isEmpty() ? nameOf(model, flags, cores) : name,
        model + numbers(),
        flags,
        cores,
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.version().toString(),
        System.getProperty("java.vm.name"));
  }

  /** The names of files without the folders that they are in: those are this machine's affair. */
  public static String withoutFolders(String text) {
    return text.replaceAll("(?<![\\w.])(?:/[^/\\s:]+)+/([^/\\s:]+)", "$1");
  }

  static String nameOf(String model, List<String> flags, int cores) {
    String lower = model.toLowerCase(Locale.ROOT);
    Matcher family = FAMILY.matcher(lower);
    StringBuilder name = new StringBuilder(family.find() ? family.group() : "cpu");
    Matcher gigahertz = GIGAHERTZ.matcher(lower);
    if (gigahertz.find()) {
      name.append('-').append(gigahertz.group(1).replaceFirst("0$", "")).append("ghz");
    }
    VECTORS_WIDEST_FIRST.stream()
        .filter(flags::contains)
        .findFirst()
        .ifPresent(vector -> name.append('-').append(vector.replaceFirst("f$|ifma$", "")));
    return name.append('-').append(cores).append('c').toString();
  }

  /** The feature release, such as 17. */
  public int javaFeature() {
    return Runtime.Version.parse(java).feature();
  }

  private static String numbers() {
    String family = cpuInfo("cpu family", "");
    return family.isEmpty() ? "" : ", family " + family + ", model " + cpuInfo("model\t", "?");
  }

  private static List<String> words(String line) {
    return line.isEmpty() ? List.of() : Arrays.asList(line.split(" +"));
  }

  private static String cpuInfo(String key, String otherwise) {
    try {
      return Files.readAllLines(CPU_INFO).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException ignored) {
      return otherwise;
    }
  }
}
