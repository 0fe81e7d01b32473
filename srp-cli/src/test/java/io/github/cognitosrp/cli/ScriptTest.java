package io.github.cognitosrp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the checkout, in a checkout that is built already. */
@Tag("slow")
class ScriptTest {
  private static final Path SCRIPT = Path.of("..", "cognito-srp");

  @TempDir private Path directory;
  private Path script;

  /** A folder with a blank in its name, the script, and a jar that stands for the built one. */
  @BeforeEach
  void makeCheckout() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs /bin/bash");
    Path checkout = Files.createDirectories(directory.resolve("a checkout"));
    script =
        Files.copy(SCRIPT, checkout.resolve("cognito-srp"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.createDirectories(checkout.resolve("examples/one/src/main"));
    Files.createDirectories(checkout.resolve("srp-cli/src/main"));
    Files.writeString(checkout.resolve("srp-cli/pom.xml"), "<project/>");
    Files.writeString(checkout.resolve("examples/one/pom.xml"), "<project/>");
    Path jar = Files.createDirectories(checkout.resolve("srp-cli/target")).resolve("srp-cli.jar");
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        ChildJvm.plain().classPath().stream()
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  @Test
  void itIsFoundThroughChainsOfSymbolicLinks() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path relative =
        Files.createSymbolicLink(bin.resolve("c"), Path.of("../a checkout/cognito-srp"));
    Path ofLink = Files.createSymbolicLink(directory.resolve("d"), Path.of("bin/c"));
    Path absolute = Files.createSymbolicLink(directory.resolve("e"), script.toAbsolutePath());
    Path folder = Files.createSymbolicLink(directory.resolve("f"), script.getParent());
    for (Path link : List.of(script, relative, ofLink, absolute, folder.resolve("cognito-srp"))) {
      assertThat(run(link.toString(), "--version"))
          .as("%s", link)
          .isEqualTo("cognito-srp (development)\n");
    }
  }

  @Test
  void itsHelpListsItsOwnCommandsToo() throws Exception {
    String cases = Files.readString(script).replaceAll("(?s).*\\ncase \"\\$\\{1:-}\" in\\n", "");
    List<String> commands =
        Pattern.compile("^  ([a-z-]+)\\)$", Pattern.MULTILINE)
            .matcher(cases)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(commands).contains("bench", "leaks", "web-demo", "load-test");

    String help = run(script.toString(), "--help");

    for (String command : commands) {
      assertThat(help).containsPattern("(?m)^  " + command + "  +[A-Z]");
    }
    for (String command : Main.commandLine(Terminal.ofThisProcess()).getSubcommands().keySet()) {
      assertThat(help).containsPattern("(?m)^  " + command + "  +[A-Z]");
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // A folder that has the names of this one in it, which cd would print.
    builder.environment().put("CDPATH", "/");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }
}
