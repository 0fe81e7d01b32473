package io.github.cognitosrp.testvectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cognitosrp.testvectors.VectorFiles.Vector;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Computes every value of one vector from the others and names those that do not agree. */
final class VectorCheck {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final JsonNode test;
  private final ReferenceSrp srp;

  /** In order of cost: hashes first, so that a wrong value is mostly found without a power. */
  private final Map<String, BooleanSupplier> checks = new LinkedHashMap<>();

  private VectorCheck(Vector vector) {
    this.test = vector.test();
    this.srp =
        new ReferenceSrp(
            integer(vector.group(), "N"),
            integer(vector.group(), "g"),
            integer(vector.group(), "k"));
    checks.put("flags", () -> ShapeFlags.agree(test));
    switch (vector.type()) {
      case "Session" -> session();
      case "Scrambler" -> scrambler();
      case "InvalidServerKey" -> checks.put("B out of range", () -> !inRange("B"));
      case "PasswordHash" -> passwordHash();
      case "DeviceVerifier" -> deviceVerifier();
      case "SecretHash" -> secretHash();
      default -> throw new IllegalArgumentException("no check for type " + vector.type());
    }
  }

  /** The values that do not agree, computed one after the other as the stream is read. */
  static Stream<String> disagreements(Vector vector) {
    return new VectorCheck(vector)
        .checks.entrySet().stream()
            .filter(check -> !holds(check.getValue()))
            .map(Map.Entry::getKey);
  }

  private static boolean holds(BooleanSupplier check) {
    try {
      return check.getAsBoolean();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private void session() {
    checks.put("poolName", this::poolNameAgrees);
    scrambler();
    passwordHash();
    privateKey();
    checks.put("key", () -> isHex("key", ReferenceSrp.key(integer("S"), integer("u"))));
    if (test.has("signature")) {
      checks.put("secretBlock", () -> isBase64("secretBlock", base64("secretBlock")));
      checks.put("epochMillis", this::timestampAgrees);
      checks.put("signature", this::signatureAgrees);
    }
    for (String element : new String[] {"A", "B", "S", "verifier"}) {
      checks.put(element + " in range", () -> inRange(element));
    }
    checks.put("A", () -> isInteger("A", srp.power(integer("a"))));
    checks.put("verifier", () -> isInteger("verifier", srp.power(integer("x"))));
    checks.put(
        "S of the client",
        () ->
            isInteger(
                "S", srp.clientSecret(integer("a"), integer("B"), integer("u"), integer("x"))));
    if (test.has("b")) {
      checks.put("B", () -> isInteger("B", srp.serverKey(integer("verifier"), integer("b"))));
      checks.put(
          "S of the server",
          () ->
              isInteger(
                  "S",
                  srp.serverSecret(integer("A"), integer("verifier"), integer("u"), integer("b"))));
    }
  }

  private void scrambler() {
    checks.put("u", () -> isInteger("u", ReferenceSrp.scrambler(integer("A"), integer("B"))));
  }

  private void passwordHash() {
    checks.put(
        "passwordHash",
        () -> isHex("passwordHash", ReferenceSrp.passwordHash(identity(), text("password"))));
  }

  private void privateKey() {
    checks.put(
        "x",
        () ->
            isInteger(
                "x",
                ReferenceSrp.privateKey(
                    integer("salt"), HexFormat.of().parseHex(text("passwordHash")))));
  }

  private void deviceVerifier() {
    passwordHash();
    privateKey();
    checks.put("saltBase64", () -> isBase64("saltBase64", ReferenceSrp.pad(integer("salt"))));
    checks.put(
        "verifierBase64", () -> isBase64("verifierBase64", ReferenceSrp.pad(integer("verifier"))));
    checks.put("verifier", () -> isInteger("verifier", srp.power(integer("x"))));
  }

  private void secretHash() {
    checks.put(
        "secretHash",
        () ->
            isBase64(
                "secretHash",
                ReferenceSrp.hmac(
                    text("clientSecret").getBytes(UTF_8),
                    text("username").getBytes(UTF_8),
                    text("clientId").getBytes(UTF_8))));
  }

  private boolean poolNameAgrees() {
    if (!test.has("userPoolId")) {
      return true;
    }
    String id = text("userPoolId");
    return id.indexOf('_') > 0 && id.substring(id.indexOf('_') + 1).equals(text("poolName"));
  }

  private boolean timestampAgrees() {
    long millis = test.get("epochMillis").longValue();
    return millis % 1000 == 0
        && TIMESTAMP.format(Instant.ofEpochMilli(millis)).equals(text("timestamp"));
  }

  private boolean signatureAgrees() {
    byte[] key = HexFormat.of().parseHex(text("key"));
    return isBase64(
        "signature",
        ReferenceSrp.signature(key, identity(), base64("secretBlock"), text("timestamp")));
  }

  private String identity() {
    if (test.has("poolNameAndUserId")) {
      return text("poolNameAndUserId");
    }
    return test.has("deviceKey")
        ? text("deviceGroupKey") + text("deviceKey")
        : text("poolName") + text("userIdForSrp");
  }

  private boolean inRange(String field) {
    BigInteger value = integer(field);
    return value.signum() > 0 && value.compareTo(srp.n()) < 0;
  }

  /** Compares the text, so that a number in another notation does not pass. */
  private boolean isInteger(String field, BigInteger expected) {
    return text(field).equals(expected.toString(16));
  }

  private boolean isHex(String field, byte[] expected) {
    return text(field).equals(HexFormat.of().formatHex(expected));
  }

  private boolean isBase64(String field, byte[] expected) {
    return text(field).equals(Base64.getEncoder().encodeToString(expected));
  }

  private byte[] base64(String field) {
    return Base64.getDecoder().decode(text(field));
  }

  private BigInteger integer(String field) {
    return integer(test, field);
  }

  private static BigInteger integer(JsonNode node, String field) {
    return new BigInteger(node.get(field).textValue(), 16);
  }

  private String text(String field) {
    return test.get(field).textValue();
  }
}
