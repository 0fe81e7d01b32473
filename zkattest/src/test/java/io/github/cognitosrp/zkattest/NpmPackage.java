package io.github.cognitosrp.zkattest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.testing.NodePackages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The npm package {@code @cloudflare/zkp-ecdsa} in a Node of its own. */
final class NpmPackage implements AutoCloseable {
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

  static NpmPackage start() throws IOException {
    NodePackages packages = install();
    return new NpmPackage(
        new ProcessBuilder("node", "peer.mjs")
            .directory(packages.folder().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Installs the packages, or skips the test. */
  static NodePackages install() {
    return NodePackages.install(
        Path.of("src/test/node"), Path.of("target/node"), "--ignore-scripts");
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
