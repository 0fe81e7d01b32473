package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.testing.NodePackages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The npm package in a child Node process, with dynalite as its DynamoDB. One for all tests of this
 * JVM.
 */
public final class NodePeer {
  public static final String TABLE = "authenticators";

  private static final Path WORK = Path.of("target/node-fido2");

  private static @Nullable NodePeer running;

  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;
  private final URI dynamoDb;

  private NodePeer(Process process) throws IOException {
    this.process = process;
    this.requests = process.outputWriter(UTF_8);
    this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.dynamoDb = URI.create(Json.text(read(), "endpoint"));
  }

  /** The peer of this JVM; skips the test if it cannot run here. */
  public static synchronized NodePeer get() {
    if (running == null) {
      install();
      try {
        running = new NodePeer(start());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  /** Where the npm packages are; skips the test if they cannot be installed. */
  public static synchronized Path packages() {
    return install().folder().resolve("node_modules");
  }

  public URI dynamoDb() {
    return dynamoDb;
  }

  /** Lets the peer do something: an action of {@code peer.mjs}. */
  ObjectNode call(ObjectNode request) {
    return callAll(List.of(request), () -> {}).get(0);
  }

  /** The same for several requests, while this process does something else. */
  synchronized List<ObjectNode> callAll(List<ObjectNode> batch, Runnable meanwhile) {
    try {
      for (ObjectNode request : batch) {
        requests.write(request + "\n");
      }
      requests.flush();
      meanwhile.run();
      List<ObjectNode> all = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        all.add(read());
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode read() throws IOException {
    String line = answers.readLine();
    assertThat(line).as("an answer of Node's, alive: " + process.isAlive()).isNotNull();
    return Json.parse(line).orElseThrow(() -> new IllegalStateException(line));
  }

  private static Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("node", "peer.mjs")
            .directory(WORK.toFile())
            .redirectError(WORK.resolve("errors.txt").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "DYNAMODB_AUTHENTICATORS_TABLE", TABLE,
                "ALLOWED_ORIGINS", Scene.ORIGIN + ",https://www.example.com",
                "ALLOWED_RELYING_PARTY_IDS", Scene.RP_ID,
                "RELYING_PARTY_NAME", "Example",
                "RELYING_PARTY_ID", Scene.RP_ID,
                "USER_VERIFICATION", "required",
                "FIDO2_ENABLED", "1",
                "EXPOSE_USER_CREDENTIAL_IDS", "1",
                "STACK_ID", "salt"));
    Process process = builder.start();
    // It ends with its input as well, should this JVM be killed.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }

  private static NodePackages install() {
    return NodePackages.install(Path.of("src/test/node/fido2"), WORK);
  }
}
