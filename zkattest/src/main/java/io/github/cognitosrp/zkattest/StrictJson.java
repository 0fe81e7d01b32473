package io.github.cognitosrp.zkattest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cognitosrp.zkattest.curve.Curve;
import io.github.cognitosrp.zkattest.curve.CurvePoint;
import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.PrimeField;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads objects whose members are all known beforehand. Names, types and sizes are checked while
 * reading; points are collected, and checked against their curves only when everything else is
 * right, by {@link #checkPoints}. Not thread-safe.
 */
final class StrictJson {
  /**
   * 80 rounds with bit 0 have 1.4 million characters as the npm package writes them; no shorter
   * form of the numbers is accepted, and white space is.
   */
  static final int MAX_LENGTH = 2_000_000;

  /** As npm's {@code toString(16)} and Java's write numbers: no leading zeros, no capitals. */
  private static final Pattern NUMBER = Pattern.compile("0x(0|[1-9a-f][0-9a-f]{0,64})");

  private static final int MAX_STRING = "0x".length() + 65;
  private static final int MAX_NAME = 16;
  private static final int MAX_DIGITS = 3;

  /**
   * proof, expProof, round, proof, pi_8, A_x, group: seven objects and arrays, one in the other.
   */
  private static final int MAX_DEPTH = 7;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MAX_LENGTH)
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNameLength(MAX_NAME)
                          .maxNumberLength(MAX_DIGITS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private final List<Runnable> pointChecks = new ArrayList<>();

  /** An object, and where in the document it is. */
  record Value(JsonNode node, String path) {
    /** The member, after the check that the object has these members and no others. */
    Value has(String... names) {
      // Of all nodes, only objects have members with names: the loop below refuses the others.
      if (node.size() != names.length) {
        throw wrong("must be an object with " + names.length + " members");
      }
      for (String name : names) {
        if (!node.has(name)) {
          throw wrong("must have a member " + name);
        }
      }
      return this;
    }

    Value member(String name) {
      return new Value(node.get(name), path + "." + name);
    }

    /** Whether the object has the member. */
    boolean contains(String name) {
      return node.has(name);
    }

    void mustBe(String text) {
      if (!node.isTextual() || !node.textValue().equals(text)) {
        throw wrong("must be " + text);
      }
    }

    void mustBe(int number) {
      if (!node.isInt() || node.intValue() != number) {
        throw wrong("must be " + number);
      }
    }

    /** The elements of an array of exactly this length. */
    <T> List<T> elements(int length, Function<Value, T> reader) {
      if (!node.isArray() || node.size() != length) {
        throw wrong("must be an array of length " + length);
      }
      List<T> elements = new ArrayList<>(length);
      for (int i = 0; i < length; i++) {
        elements.add(reader.apply(new Value(node.get(i), path + "[" + i + "]")));
      }
      return List.copyOf(elements);
    }

    private BigInteger numberBelow(BigInteger limit) {
      if (!node.isTextual() || !NUMBER.matcher(node.textValue()).matches()) {
        throw wrong("must be a number such as 0x1f, in small letters, without leading zeros");
      }
      BigInteger number = new BigInteger(node.textValue().substring("0x".length()), 16);
      if (number.compareTo(limit) >= 0) {
        throw wrong("is too large");
      }
      return number;
    }

    MalformedJsonException wrong(String problem) {
      return new MalformedJsonException(path, problem);
    }
  }

  /**
   * Parses a document.
   *
   * @param what it is, for messages
   */
  static Value parse(String json, String what) {
    if (json.length() > MAX_LENGTH) {
      throw new MalformedJsonException(what, "has more than " + MAX_LENGTH + " characters");
    }
    try {
      return new Value(MAPPER.readTree(json), what);
    } catch (JsonProcessingException ignored) {
      // Its message can carry text of the document.
      throw new MalformedJsonException(
          what, "is not JSON, has a member twice, or a text, a number or its depth is too large");
    }
  }

  <P extends CurvePoint<P>> P point(Value value, Curve<P> curve) {
    GroupNames names = GroupNames.of(curve);
    value.has(GroupNames.GROUP, "x", "y", GroupNames.TYPE);
    group(value.member(GroupNames.GROUP), curve);
    value.member(GroupNames.TYPE).mustBe(names.pointType());
    FieldElement x = element(value.member("x"), curve.baseField());
    FieldElement y = element(value.member("y"), curve.baseField());
    pointChecks.add(() -> {
      if (!curve.contains(x, y)) {
        throw value.wrong("is not on the curve " + curve.name());
      }
    });
    return curve.point(x, y);
  }

  FieldElement scalar(Value value, Curve<?> curve) {
    value.has(GroupNames.GROUP, "k");
    group(value.member(GroupNames.GROUP), curve);
    return element(value.member("k"), curve.scalarField());
  }

  void group(Value value, Curve<?> curve) {
    GroupNames names = GroupNames.of(curve);
    value.has(GroupNames.NAME, GroupNames.TYPE);
    value.member(GroupNames.NAME).mustBe(names.group());
    value.member(GroupNames.TYPE).mustBe(names.groupType());
  }

  /** Checks every point that was read. */
  void checkPoints() {
    pointChecks.forEach(Runnable::run);
  }

  private static FieldElement element(Value value, PrimeField field) {
    return field.of(value.numberBelow(field.modulus()));
  }
}
