package io.github.cognitosrp.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One published test vector. */
record Vector(String file, String type, JsonNode fields) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Vector> all() {
    return Stream.of("sessions.json", "negative-salt.json", "peers.json")
        .flatMap(file -> read(file).stream());
  }

  static Stream<Vector> ofType(String type) {
    return all().filter(vector -> vector.type.equals(type));
  }

  /** The whole sign-ins whose a has a length that the public API takes. */
  static Stream<Vector> replayable() {
    return ofType("Session")
        .filter(vector -> vector.has("signature") && vector.ephemeralBits() <= 1_024)
        .filter(vector -> vector.integer("a").bitLength() > 200);
  }

  private static List<Vector> read(String file) {
    JsonNode root = tree(file);
    List<Vector> vectors = new ArrayList<>();
    for (JsonNode group : root.get("testGroups")) {
      for (JsonNode test : group.get("tests")) {
        vectors.add(new Vector(file, group.get("type").asText(), test));
      }
    }
    return vectors;
  }

  static JsonNode tree(String file) {
    String path = "/io/github/cognitosrp/testvectors/" + file;
    try (InputStream stream = Vector.class.getResourceAsStream(path)) {
      return JSON.readTree(Objects.requireNonNull(stream, path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean has(String field) {
    return fields.has(field);
  }

  String text(String field) {
    return Objects.requireNonNull(fields.get(field), field).asText();
  }

  BigInteger integer(String field) {
    return new BigInteger(text(field), 16);
  }

  byte[] bytes(String field) {
    return HexFormat.of().parseHex(text(field));
  }

  Instant time() {
    return Instant.ofEpochMilli(fields.get("epochMillis").asLong());
  }

  /** The least length in whole bytes, from 256 bits on, that a fits in. */
  int ephemeralBits() {
    return Math.max(256, (integer("a").bitLength() + 7) / 8 * 8);
  }

  boolean isDevice() {
    return has("deviceKey");
  }

  /** Both parts of the identity are hashed one after the other, so that a joint one fits too. */
  SrpIdentity identity() {
    if (isDevice()) {
      return new SrpIdentity(text("deviceGroupKey"), text("deviceKey"));
    }
    return has("poolName")
        ? new SrpIdentity(text("poolName"), text("userIdForSrp"))
        : new SrpIdentity("", text("poolNameAndUserId"));
  }

  @Override
  public String toString() {
    return file + " " + text("tcId") + " " + text("comment");
  }
}
