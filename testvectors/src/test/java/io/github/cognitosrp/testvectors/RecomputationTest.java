package io.github.cognitosrp.testvectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.testvectors.VectorFiles.Vector;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.DHParameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors are right: an implementation of its own arrives at every value. */
@Tag("slow")
@net.jqwik.api.Tag("slow")
class RecomputationTest {

  /** Metadata, which no value depends on; the schema and the file test hold these. */
  private static final List<String> UNCOMPUTED =
      List.of("tcId", "comment", "flags", "result", "kind", "recomputed");

  private static final List<Vector> VECTORS = VectorFiles.vectors();

  static List<Vector> vectors() {
    return VECTORS;
  }

  static List<String> files() {
    return VectorFiles.names();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyValueOfAVectorFollowsFromTheOthers(Vector vector) {
    assertThat(VectorCheck.disagreements(vector)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theGroupIsRfc3526Group15WithCognitosMultiplier(String file) {
    JsonNode group = VectorFiles.json(file).get("group");
    DHParameters rfc3526 = DHStandardGroups.rfc3526_3072;

    assertThat(group.get("N").textValue()).isEqualTo(rfc3526.getP().toString(16));
    assertThat(group.get("g").textValue()).isEqualTo(rfc3526.getG().toString(16)).isEqualTo("2");
    BigInteger k = ReferenceSrp.multiplier(rfc3526.getP(), rfc3526.getG());
    assertThat(group.get("k").textValue()).isEqualTo(k.toString(16));
  }

  @Property
  void oneChangedCharacterAnywhereInAVectorIsFound(@ForAll("changedVectors") Change change) {
    assertThat(VectorCheck.disagreements(change.vector()).findFirst()).as("%s", change).isPresent();
  }

  record Change(String field, int position, Vector vector) {}

  @Provide
  Arbitrary<Change> changedVectors() {
    // A B that is out of range stays so with another digit.
    List<Vector> computed =
        VECTORS.stream().filter(vector -> !vector.type().equals("InvalidServerKey")).toList();
    return Arbitraries.of(computed)
        .flatMap(vector ->
            Arbitraries.of(computedFields(vector))
                .flatMap(field ->
                    Arbitraries.integers()
                        .between(firstComputed(vector, field), length(vector, field) - 1)
                        .map(position -> changed(vector, field, position))));
  }

  private static List<String> computedFields(Vector vector) {
    return vector
        .test()
        .propertyStream()
        .map(property -> property.getKey())
        .filter(field -> !UNCOMPUTED.contains(field))
        .toList();
  }

  /** The region of a pool id takes no part in the protocol. */
  private static int firstComputed(Vector vector, String field) {
    return field.equals("userPoolId") ? vector.test().get(field).textValue().indexOf('_') : 0;
  }

  private static int length(Vector vector, String field) {
    String text = vector.test().get(field).asText();
    return text.codePointCount(0, text.length());
  }

  private static Change changed(Vector vector, String field, int position) {
    ObjectNode test = vector.test().deepCopy();
    int[] codePoints = test.get(field).asText().codePoints().toArray();
    codePoints[position] = codePoints[position] == '1' ? '2' : '1';
    String text = new String(codePoints, 0, codePoints.length);
    if (test.get(field).isNumber()) {
      test.put(field, Long.parseLong(text));
    } else {
      test.put(field, text);
    }
    return new Change(field, position, vector.with(test));
  }
}
