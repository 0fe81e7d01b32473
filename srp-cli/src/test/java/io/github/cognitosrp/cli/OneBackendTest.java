package io.github.cognitosrp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.consumer.SignInProgram;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.testing.BesideOtherClasses;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A consumer adds one backend's jar to srp-cognito, and the sign-in computes with that: on the
 * class path and as modules.
 */
@Tag("slow")
@BesideOtherClasses
class OneBackendTest {
  private static final String CLIENT = "1example23456789";
  private static final String USER = "alice";
  private static final String PASSWORD = "Correct-Horse-7";

  @TempDir private Path folder;

  private static LocalUserPool pool() {
    return LocalUserPool.builder()
        .userPool("eu-central-1_Example1")
        .appClient(CLIENT)
        .user(USER, PASSWORD)
        .start();
  }

  private static List<String> arguments(LocalUserPool pool, String password) {
    return List.of(pool.endpoint().toString(), pool.userPoolId(), CLIENT, USER, password);
  }

  /** srp-cognito and one backend with what it brings along, from the class path of the tests. */
  private static String consumerPath(String backend) {
    boolean isNative = backend.equals("gmp") || backend.equals("openssl");
    List<String> wanted = new ArrayList<>();
    for (String entry : ChildJvm.plain().classPath()) {
      String path = entry.replace(File.separatorChar, '/');
      boolean ours =
          path.matches(
                  ".*/srp-(api|cognito|" + backend + ")/target/(classes|srp-[a-z]+-[^/]*\\.jar)")
              && !path.endsWith("-tests.jar");
      if (ours
          || (isNative && path.matches(".*/jna-[0-9.]+\\.jar"))
          || (backend.equals("gmp") && path.matches(".*/jnagmp-[0-9.]+\\.jar"))) {
        wanted.add(entry);
      }
    }
    assertThat(wanted).hasSize(3 + (isNative ? 1 : 0) + (backend.equals("gmp") ? 1 : 0));
    return String.join(File.pathSeparator, wanted);
  }

  private Path consumerModule(String backend) throws Exception {
    Path descriptor = folder.resolve("module-info.java");
    Files.writeString(
        descriptor,
        "module consumer { requires io.github.cognitosrp.cognito; requires java.net.http; }");
    Path classes = folder.resolve("classes");
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                messages,
                messages,
                "-p",
                consumerPath(backend),
                "-d",
                classes.toString(),
                descriptor.toString(),
                Path.of("src/test/java", SignInProgram.class.getName().replace('.', '/') + ".java")
                    .toString());
    assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    return classes;
  }

  private static List<String> command(List<String> start, List<String> arguments) {
    List<String> command = new ArrayList<>(start);
    command.addAll(arguments);
    return command;
  }

  @ParameterizedTest
  @ValueSource(strings = {"bigint", "gmp", "openssl", "montgomery"})
  void onTheClassPath(String backend) throws Exception {
    String program = ChildJvm.location(SignInProgram.class);
    List<String> start =
        Arrays.asList(
            "-cp",
            consumerPath(backend) + File.pathSeparator + program,
            SignInProgram.class.getName());
    try (LocalUserPool pool = pool()) {
      assertThat(ChildJvm.ofShortLife().java(command(start, arguments(pool, PASSWORD))).clean())
          .containsExactly("backend=" + backend, "module=false", "tokens=true");
      assertThat(ChildJvm.ofShortLife().java(command(start, arguments(pool, "wrong"))).clean())
          .contains("tokens=false");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bigint", "gmp", "openssl", "montgomery"})
  void onTheModulePath(String backend) throws Exception {
    List<String> start =
        Arrays.asList(
            "-p",
            consumerPath(backend) + File.pathSeparator + consumerModule(backend),
            "-m",
            "consumer/" + SignInProgram.class.getName());
    ChildJvm jvm = ChildJvm.plain().forShortLife();
    if (ChildJvm.onFeature(24)) {
      jvm.options("--illegal-native-access=deny");
    }
    boolean loadsNativeCode = backend.equals("openssl") || backend.equals("gmp");
    if (loadsNativeCode && ChildJvm.onFeature(22)) {
      jvm.options("--enable-native-access=com.sun.jna");
    }
    try (LocalUserPool pool = pool()) {
      assertThat(jvm.java(command(start, arguments(pool, PASSWORD))).clean())
          .containsExactly("backend=" + backend, "module=true", "tokens=true");
    }
  }
}
