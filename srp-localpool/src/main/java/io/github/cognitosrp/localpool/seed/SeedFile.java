package io.github.cognitosrp.localpool.seed;

import static io.github.cognitosrp.localpool.support.Arguments.notNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A seed file: what pools there are, and what is in them when they start. Errors name the place in
 * the file and never a value. Immutable.
 */
public final class SeedFile {
  private static final int MAX_BYTES = 4 * 1024 * 1024;
  private static final JsonMapper MAPPER = mapper();

  private final List<SeedPool> pools;

  /** The whole file. */
  record Root(@JsonProperty("$schema") @Nullable String schema, @Nullable List<SeedPool> pools) {}

  private SeedFile(List<SeedPool> pools) {
    this.pools = pools;
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      builder.withCoercionConfig(
          LogicalType.Textual, config -> config.setCoercion(shape, CoercionAction.Fail));
    }
    return builder.build();
  }

  /**
   * Reads a file.
   *
   * @param file JSON of the form that {@code pool.schema.json} describes, at most 4 MiB
   * @return what it says
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is not of that form, or the argument is null
   */
  public static SeedFile read(Path file) throws IOException {
    Root root;
    try {
      root = MAPPER.readValue(bytes(notNull(file, "file")), Root.class);
    } catch (JsonMappingException e) {
      throw path(e).wrong(explained(e));
    } catch (JsonProcessingException e) {
      // Its message would quote the file, and with it a password.
      throw JsonPath.ROOT.wrong(unparsable(e));
    }
    JsonPath path = JsonPath.ROOT.at("pools");
    if (root == null || root.pools == null || root.pools.isEmpty()) {
      throw path.wrong("at least one pool is needed");
    }
    SeedFile seed = new SeedFile(root.pools);
    seed.pools();
    return seed;
  }

  /**
   * The settings of the pools, new ones with each call. Where they listen is not in the file.
   *
   * @return in the order of the file; start the first with {@link LocalUserPoolBuilder#alsoServing}
   *     the others
   */
  public List<LocalUserPoolBuilder> pools() {
    List<LocalUserPoolBuilder> builders = new ArrayList<>();
    JsonPath.ROOT.at("pools").each(pools, (at, pool) -> builders.add(pool.builder(at)));
    return builders;
  }

  /**
   * Starts the pools on a free port of the loopback interface.
   *
   * @return the first pool of the file, which has the others
   * @throws IllegalArgumentException if a group or a user of the file is refused
   */
  public LocalUserPool start() {
    List<LocalUserPoolBuilder> builders = pools();
    LocalUserPoolBuilder first = builders.get(0);
    builders.subList(1, builders.size()).forEach(first::alsoServing);
    return first.start();
  }

  /** A pipe or a device has no size before it is read. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException("a seed file has at most " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (ClosedFileSystemException e) {
      throw new IOException("the file system of the seed file is closed", e);
    }
  }

  private static JsonPath path(JsonMappingException fault) {
    JsonPath path = JsonPath.ROOT;
    for (JsonMappingException.Reference step : fault.getPath()) {
      path = step.getFieldName() == null ? path.at(step.getIndex()) : path.at(step.getFieldName());
    }
    return path;
  }

  /** What is wrong, without the value. */
  private static String explained(JsonMappingException fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return "is not known; known are " + new TreeSet<>(names(unknown.getKnownPropertyIds()));
    }
    if (fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return "must be " + described(mismatch.getTargetType());
    }
    return fault.getCause() instanceof JsonParseException unparsed
        ? unparsable(unparsed)
        : "is not of the form that the schema describes";
  }

  private static String unparsable(JsonProcessingException fault) {
    JsonLocation place = fault.getLocation();
    return place == null
        ? "is no JSON, or is nested too deep, or has a name that is too long"
        : "is no JSON, or has a name twice, at line "
            + place.getLineNr()
            + ", column "
            + place.getColumnNr();
  }

  private static List<String> names(@Nullable Collection<Object> known) {
    return known == null ? List.of() : known.stream().map(String::valueOf).toList();
  }

  private static String described(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }

  /** The number of pools. */
  @Override
  public String toString() {
    return "SeedFile[" + pools.size() + " pools]";
  }
}
