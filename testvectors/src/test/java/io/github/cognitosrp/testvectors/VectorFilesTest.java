package io.github.cognitosrp.testvectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cognitosrp.testvectors.VectorFiles.Vector;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files keep what their schema, their header and the index promise to a reader in any language.
 */
@Tag("slow")
class VectorFilesTest {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(VectorFiles.bytes("schema.json"), UTF_8));

  static List<String> files() {
    return VectorFiles.names();
  }

  static List<JsonNode> indexed() {
    return VectorFiles.index().toList();
  }

  @ParameterizedTest
  @CsvSource({"sessions.json, 76", "negative-salt.json, 4", "peers.json, 20"})
  void noVectorIsLost(String file, int count) {
    assertThat(VectorFiles.vectors())
        .filteredOn(vector -> vector.file().equals(file))
        .hasSize(count);
    assertThat(VectorFiles.json(file).get("numberOfTests").intValue()).isEqualTo(count);
  }

  @ParameterizedTest
  @MethodSource("indexed")
  void theIndexGivesTheHashAndTheNumberOfTestsOfEveryFile(JsonNode entry)
      throws NoSuchAlgorithmException {
    String name = entry.get("name").textValue();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(VectorFiles.bytes(name));

    assertThat(entry.get("sha256").textValue()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(entry.get("numberOfTests")).isEqualTo(VectorFiles.json(name).get("numberOfTests"));
  }

  @Test
  void theSchemaItselfIsValid() {
    Schema metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    String schema = new String(VectorFiles.bytes("schema.json"), UTF_8);
    assertThat(metaSchema.validate(schema, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileIsValidAgainstTheSchema(String file) {
    assertThat(SCHEMA.validate(new String(VectorFiles.bytes(file), UTF_8), InputFormat.JSON))
        .isEmpty();
  }

  static List<Arguments> faults() {
    return List.of(
        arguments("a field that no one knows", "\"salt\":", "\"sault\":"),
        arguments("a number with a leading zero", "\"salt\": \"", "\"salt\": \"0"),
        arguments("an upper-case number", "\"g\": \"2\"", "\"g\": \"A\""),
        arguments("a public key longer than N", "\"A\": \"", "\"A\": \"1"),
        arguments("a device with a user id", "\"deviceKey\":", "\"userIdForSrp\":"),
        arguments("a kind that no one knows", "\"kind\": \"user\"", "\"kind\": \"role\""),
        arguments("a user called a device", "\"kind\": \"user\"", "\"kind\": \"device\""),
        arguments("a day with a leading zero", " Nov 9 ", " Nov 09 "),
        arguments("a signature of a wrong length", "\"signature\": \"", "\"signature\": \"A"),
        arguments("a signature without a time", "\"epochMillis\":", "\"b\":"),
        arguments("a handshake called invalid", "\"result\": \"valid\"", "\"result\": \"invalid\""),
        arguments("a type that no one knows", "\"Session\"", "\"Handshake\""),
        arguments("another version", "\"schemaVersion\": 1", "\"schemaVersion\": 2"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void theSchemaRefuses(String what, String original, String fault) {
    String sessions = new String(VectorFiles.bytes("sessions.json"), UTF_8);

    assertThat(sessions).as("%s has something to replace", what).contains(original);
    String faulty = sessions.replace(original, fault);
    assertThat(SCHEMA.validate(faulty, InputFormat.JSON)).as(what).isNotEmpty();
  }

  @Test
  void idsAreUniqueOverAllFiles() {
    assertThat(VectorFiles.vectors())
        .extracting(v -> v.test().get("tcId").intValue())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theHeaderExplainsTheFlagsOfTheFileAndNoOthers(String file) {
    Set<String> used =
        VectorFiles.vectors().stream()
            .filter(vector -> vector.file().equals(file))
            .flatMap(vector -> vector.test().get("flags").valueStream())
            .map(JsonNode::textValue)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(VectorFiles.json(file).get("notes").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void aSourceWithAKnownFaultSaysWhatItIs() {
    for (Vector vector : VectorFiles.vectors()) {
      boolean flagged =
          vector
              .test()
              .get("flags")
              .valueStream()
              .anyMatch(flag -> flag.textValue().equals("KnownFaultInSource"));
      assertThat(vector.source().has("knownFaults")).as("%s", vector).isEqualTo(flagged);
    }
  }

  @Test
  void recomputedNamesFieldsOfTheVector() {
    for (Vector vector : VectorFiles.vectors()) {
      vector
          .test()
          .path("recomputed")
          .forEach(
              field -> assertThat(vector.test().has(field.textValue())).as("%s", vector).isTrue());
    }
  }
}
