package io.github.cognitosrp.customauth.duo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cognitosrp.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Duo's npm packages, to ask. */
final class NodeOracle {
  private static final JsonMapper JSON = new JsonMapper();

  private final NodePackages packages =
      NodePackages.install(Path.of("src/test/node-duo"), Path.of("target/node-duo"));

  /** The results of some calls of oracle.mjs. */
  JsonNode ask(List<List<Object>> calls) throws IOException {
    NodePackages.Output output =
        packages.run(
            Map.of(), JSON.writeValueAsString(calls), "node", "--no-deprecation", "oracle.mjs");
    assertThat(output.exitCode()).as(output.text()).isZero();
    return JSON.readTree(output.text());
  }
}
