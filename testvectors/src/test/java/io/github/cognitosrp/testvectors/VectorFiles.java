package io.github.cognitosrp.testvectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of this module as a consumer finds them: on the class path, through index.json. */
final class VectorFiles {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private VectorFiles() {}

  /** One vector with what stands around it in its file. */
  record Vector(String file, JsonNode group, String type, JsonNode source, ObjectNode test) {

    Vector with(ObjectNode changed) {
      return new Vector(file, group, type, source, changed);
    }

    @Override
    public String toString() {
      return file + " #" + test.path("tcId") + " " + type + " " + test.path("comment").textValue();
    }
  }

  static byte[] bytes(String name) {
    try (InputStream in = VectorFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no such file in the jar: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String name) {
    try {
      return JSON.readTree(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the files that hold vectors, in the order of the index. */
  static List<String> names() {
    return index()
        .filter(file -> file.has("numberOfTests"))
        .map(file -> file.get("name").textValue())
        .toList();
  }

  static Stream<JsonNode> index() {
    return json("index.json").get("files").valueStream();
  }

  static List<Vector> vectors() {
    List<Vector> vectors = new ArrayList<>();
    for (String name : names()) {
      JsonNode file = json(name);
      for (JsonNode testGroup : file.get("testGroups")) {
        for (JsonNode test : testGroup.get("tests")) {
          vectors.add(
              new Vector(
                  name,
                  file.get("group"),
                  testGroup.get("type").textValue(),
                  testGroup.get("source"),
                  (ObjectNode) test));
        }
      }
    }
    return vectors;
  }
}
