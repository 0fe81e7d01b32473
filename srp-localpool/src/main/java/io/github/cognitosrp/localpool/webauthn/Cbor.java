package io.github.cognitosrp.localpool.webauthn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.cognitosrp.localpool.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CBOR (RFC 8949) under limits. Keys that are integers become their decimal digits. */
public final class Cbor {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_VALUES = 2;

  private static final CBORMapper MAPPER =
      CBORMapper.builder(
              CBORFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(Json.MAX_BODY_BYTES)
                          .maxDocumentLength(Json.MAX_BODY_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private Cbor() {}

  /** An attestation object that vouches for nothing: WebAuthn, level 3, section 8.7. */
  public static byte[] unattested(byte[] authenticatorData) {
    ObjectNode map = MAPPER.createObjectNode().put("fmt", "none");
    map.putObject("attStmt");
    map.put("authData", authenticatorData);
    try {
      return MAPPER.writeValueAsBytes(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was built here cannot be written", e);
    }
  }

  /** COSE_Key, whose names are integers. */
  public static byte[] coseKey(Map<Integer, Object> key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CBORGenerator generator = MAPPER.getFactory().createGenerator(bytes)) {
      generator.writeStartObject(key, key.size());
      for (Map.Entry<Integer, Object> entry : key.entrySet()) {
        generator.writeFieldId(entry.getKey());
        generator.writePOJO(entry.getValue());
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Maps that follow each other, at most two, with nothing after them. */
  public static List<ObjectNode> maps(byte[] bytes, int offset) throws IOException {
    List<ObjectNode> maps = new ArrayList<>();
    try (MappingIterator<JsonNode> values =
        MAPPER.readerFor(JsonNode.class).readValues(bytes, offset, bytes.length - offset)) {
      while (values.hasNextValue()) {
        if (!(values.nextValue() instanceof ObjectNode map) || maps.size() == MAX_VALUES) {
          throw new IOException("not a map, or too many");
        }
        maps.add(map);
      }
    }
    return maps;
  }
}
