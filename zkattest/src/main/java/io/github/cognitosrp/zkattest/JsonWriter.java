package io.github.cognitosrp.zkattest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cognitosrp.zkattest.curve.Curve;
import io.github.cognitosrp.zkattest.curve.CurvePoint;
import io.github.cognitosrp.zkattest.curve.FieldElement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes points and scalars as the npm package does. Points have Z = 1. */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  /** What writes the members of one object. */
  interface Members {
    void writeTo(JsonWriter writer) throws IOException;
  }

  static String document(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      new JsonWriter(generator).object(members);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter failed", e);
    }
    return text.toString();
  }

  void object(Members members) throws IOException {
    json.writeStartObject();
    members.writeTo(this);
    json.writeEndObject();
  }

  void object(String name, Members members) throws IOException {
    json.writeFieldName(name);
    object(members);
  }

  /** An array of objects. */
  void array(String name, List<Members> elements) throws IOException {
    json.writeArrayFieldStart(name);
    for (Members element : elements) {
      object(element);
    }
    json.writeEndArray();
  }

  void number(String name, int value) throws IOException {
    json.writeNumberField(name, value);
  }

  void group(String name, Curve<?> curve) throws IOException {
    GroupNames names = GroupNames.of(curve);
    json.writeObjectFieldStart(name);
    json.writeStringField(GroupNames.NAME, names.group());
    json.writeStringField(GroupNames.TYPE, names.groupType());
    json.writeEndObject();
  }

  void point(String name, CurvePoint<?> point) throws IOException {
    object(name, point(point));
  }

  void scalar(String name, FieldElement scalar, Curve<?> curve) throws IOException {
    object(name, scalar(scalar, curve));
  }

  static Members point(CurvePoint<?> point) {
    return writer -> {
      writer.group(GroupNames.GROUP, point.curve());
      writer.element("x", point.x());
      writer.element("y", point.y());
      writer.json.writeStringField(GroupNames.TYPE, GroupNames.of(point.curve()).pointType());
    };
  }

  static Members scalar(FieldElement scalar, Curve<?> curve) {
    return writer -> {
      writer.group(GroupNames.GROUP, curve);
      writer.element("k", scalar);
    };
  }

  private void element(String name, FieldElement element) throws IOException {
    json.writeStringField(name, "0x" + element.toBigInteger().toString(16));
  }
}
