package io.github.cognitosrp.testvectors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The flags that follow from the values of a vector. */
final class ShapeFlags {

  private record Width(String flag, String field, int bytes) {}

  private static final List<Width> WIDTHS =
      List.of(
          new Width("A", "A", 384),
          new Width("B", "B", 384),
          new Width("S", "S", 384),
          new Width("Verifier", "verifier", 384),
          new Width("U", "u", 32),
          new Width("X", "x", 32),
          new Width("Salt", "salt", 16));

  /** What a vector's source is like; no value tells. */
  private static final Set<String> OF_THE_SOURCE = Set.of("PublishedByPeer", "KnownFaultInSource");

  private ShapeFlags() {}

  /** Whether a vector carries exactly the flags that follow from its values. */
  static boolean agree(JsonNode test) {
    Set<String> given = new TreeSet<>();
    test.get("flags").forEach(flag -> given.add(flag.textValue()));
    given.removeAll(OF_THE_SOURCE);
    return given.equals(of(test));
  }

  static Set<String> of(JsonNode test) {
    Set<String> flags = new TreeSet<>();
    WIDTHS.stream()
        .filter(width -> test.has(width.field()))
        .forEach(width -> addWidth(flags, width, test.get(width.field()).textValue()));
    if (test.has("a")) {
      int bits = new BigInteger(test.get("a").textValue(), 16).bitLength();
      addIf(flags, "TinyPrivateKey", bits <= 248);
      addIf(flags, "LongPrivateKey", bits > 1024);
    }
    addIf(flags, "Device", test.has("deviceKey"));
    addIf(flags, "JoinedIdentity", test.has("poolNameAndUserId"));
    addIf(flags, "NonAsciiUserId", !isAscii(test.path("userIdForSrp").asText("")));
    addIf(flags, "NonAsciiPassword", !isAscii(test.path("password").asText("")));
    addIf(flags, "SingleDigitDay", test.path("timestamp").asText("").matches(".* [1-9] .*"));
    addIf(flags, "OutOfRangeB", test.get("result").textValue().equals("invalid"));
    return flags;
  }

  private static void addWidth(Set<String> flags, Width width, String digits) {
    BigInteger value = new BigInteger(digits, 16);
    if (value.signum() < 0) {
      flags.add("Negative" + width.flag());
      return;
    }
    int bytes = (value.bitLength() + 7) / 8;
    addIf(flags, "Short" + width.flag(), bytes < width.bytes());
    addIf(flags, "MsbSet" + width.flag(), value.bitLength() == 8 * width.bytes());
    addIf(
        flags,
        "MsbClear" + width.flag(),
        bytes == width.bytes() && value.bitLength() < 8 * width.bytes());
    addIf(flags, "OddDigits" + width.flag(), digits.length() % 2 == 1);
  }

  private static void addIf(Set<String> flags, String flag, boolean condition) {
    if (condition) {
      flags.add(flag);
    }
  }

  private static boolean isAscii(String text) {
    return US_ASCII.newEncoder().canEncode(text);
  }
}
