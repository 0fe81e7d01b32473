package io.github.cognitosrp.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program signs in with this module and the AWS SDK on the module path, or on the class path. */
@Tag("slow")
class ModulePathTest {
  private static final String PROGRAM = SignInProgram.class.getName();

  @TempDir private Path folder;

  /** What a consumer has: this module, its dependencies, a backend, the SDK; no tests, no pool. */
  private static String consumerPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> {
          String path = entry.replace(File.separatorChar, '/');
          return path.matches(
                  ".*/srp-(api|bigint|cognito|cognito-awssdk)/target/(classes|srp-[^/]*(?<!-tests)\\.jar)")
              || path.matches(".*/(software/amazon|io/netty|org/reactivestreams|org/slf4j)/.*");
        })
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path consumerModule() throws Exception {
    Path descriptor =
        Files.writeString(
            folder.resolve("module-info.java"),
            """
            module consumer {
              requires io.github.cognitosrp.awssdk;
              requires software.amazon.awssdk.auth;
              requires software.amazon.awssdk.regions;
              requires software.amazon.awssdk.http.urlconnection;
              requires software.amazon.awssdk.http.nio.netty;
              requires org.slf4j;
              requires jdk.unsupported;
            }
            """);
    Path classes = folder.resolve("classes");
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                messages,
                messages,
                "-p",
                consumerPath(),
                "-d",
                classes.toString(),
                descriptor.toString(),
                Path.of("src/test/java", PROGRAM.replace('.', '/') + ".java").toString());
    assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    return classes;
  }

  private static List<String> signIn(String... start) throws Exception {
    try (LocalUserPool pool =
        LocalUserPool.builder()
            .user("alice", "correct horse")
            .deviceTracking(DeviceTracking.ALWAYS)
            .start()) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      // Compiling thoroughly does not pay in the second or two that it lives.
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
      command.addAll(List.of(start));
      command.addAll(
          List.of(
              pool.endpoint().toString(),
              pool.userPoolId(),
              pool.clientId(),
              "alice",
              "correct horse"));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      // What JDK 24 and later say about Netty's native memory is not ours.
      return output.lines().filter(line -> !line.startsWith("WARNING: ")).toList();
    }
  }

  @Test
  void onTheModulePath() throws Exception {
    assertThat(
            signIn(
                "-p",
                consumerPath() + File.pathSeparator + consumerModule(),
                "-m",
                "consumer/" + PROGRAM))
        .containsExactly(
            "module=true", "backend=bigint", "first=SignedIn", "offer=true", "second=SignedIn");
  }

  @Test
  void onTheClassPath() throws Exception {
    Path tests =
        Path.of(SignInProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(signIn("-cp", consumerPath() + File.pathSeparator + tests, PROGRAM))
        .containsExactly(
            "module=false", "backend=bigint", "first=SignedIn", "offer=true", "second=SignedIn");
  }
}
