package io.github.cognitosrp.zkattest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The npm package {@code @cloudflare/zkp-ecdsa} in a Node of its own. Where {@code CI} is set the
 * package must install; elsewhere a missing network or Node skips the tests.
 */
final class NpmPackage implements AutoCloseable {
  private static final Path SOURCES = Path.of("src/test/node");

  /** Where the packages are after {@link #install}. */
  static final Path WORK = Path.of("target/node");

  private static final int OLDEST_NODE = 20;
  private static final int MINUTES = 5;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(10_000_000).build())
              .build());

  private final Process node;
  private final Writer requests;
  private final BufferedReader answers;

  private NpmPackage(Process node) {
    this.node = node;
    this.requests = node.outputWriter(UTF_8);
    this.answers = node.inputReader(UTF_8);
  }

  static NpmPackage start() throws IOException, InterruptedException {
    install();
    return new NpmPackage(
        new ProcessBuilder("node", "peer.mjs")
            .directory(WORK.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Installs the packages, or skips the test. */
  static synchronized void install() throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    assumeTrue(nodeVersion() >= OLDEST_NODE, "needs Node " + OLDEST_NODE + " or later");
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.toList()) {
        Files.copy(source, WORK.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path installed = WORK.resolve("node_modules/.package-lock.json");
    Path wanted = SOURCES.resolve("package-lock.json");
    if (Files.exists(installed)
        && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) > 0) {
      return;
    }
    Path log = WORK.resolve("npm.log");
    int code = run(log, "npm", "ci", "--prefer-offline", "--ignore-scripts");
    if (System.getenv("CI") != null) {
      assertThat(code).as(Files.readString(log)).isZero();
    }
    assumeTrue(code == 0, "needs the npm packages of " + wanted);
  }

  private static int nodeVersion() throws IOException, InterruptedException {
    Path output = WORK.resolve("version.txt");
    try {
      run(output, "node", "--version");
      return Integer.parseInt(Files.readString(output).strip().replaceFirst("^v(\\d+)\\..*", "$1"));
    } catch (IOException | NumberFormatException ignored) {
      return 0;
    }
  }

  private static int run(Path output, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return process.exitValue();
  }

  /** New parameters. */
  String params() {
    return ask(request("params")).textValue();
  }

  void use(ZkAttestParams params) {
    ask(request("useParams").put("json", params.toJson()));
  }

  void use(List<BigInteger> ring) {
    ObjectNode request = request("useRing");
    ring.forEach(x -> request.withArray("coordinates").add("0x" + x.toString(16)));
    ask(request);
  }

  /** Makes a proof and keeps it. */
  void prove(Signed signed, int place) {
    ask(
        request("prove")
            .put("hash", hex(signed.hash()))
            .put("signature", hex(signed.signature()))
            .put("key", hex(signed.uncompressedKey()))
            .put("place", place));
  }

  /** The JSON of the proof that it keeps. */
  String writeProof() {
    return ask(request("writeProof")).textValue();
  }

  /** Reads a proof and keeps it. */
  void readProof(String json) {
    ask(request("readProof").put("json", json));
  }

  /** Verifies the proof that it keeps. */
  boolean verify(byte[] hash) {
    return ask(request("verify").put("hash", hex(hash))).booleanValue();
  }

  private static ObjectNode request(String command) {
    return JSON.createObjectNode().put("command", command);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private JsonNode ask(ObjectNode request) {
    try {
      requests.write(JSON.writeValueAsString(request) + "\n");
      requests.flush();
      String line =
          CompletableFuture.supplyAsync(this::readLine).orTimeout(MINUTES, TimeUnit.MINUTES).join();
      JsonNode answer = JSON.readTree(line);
      if (answer.has("error")) {
        throw new IllegalStateException(answer.get("error").textValue());
      }
      return answer.get("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String readLine() {
    try {
      return answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    node.destroy();
  }
}
