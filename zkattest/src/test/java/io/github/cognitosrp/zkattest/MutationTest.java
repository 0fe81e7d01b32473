package io.github.cognitosrp.zkattest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A right proof in which one value is replaced by another that is allowed at its place. All kinds
 * of values are tried in every build, in one round of each kind and with one other value in turns;
 * all values of all rounds, each with all other values, in the deep run.
 */
@Tag("slow")
class MutationTest {
  private static final ZkAttestParams PARAMS = ZkAttestParams.derivedFrom("tests");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Signed signed = Signed.message("kilroy was here");
  private final List<BigInteger> ring = signed.ring(2, 1);
  private final ZkStatement statement = signed.statement(ring);
  private final ObjectNode proof = proof();
  private final List<String> accepted = new ArrayList<>();
  private int tried;
  private boolean withAllOtherValues;

  private ObjectNode proof() {
    try {
      return (ObjectNode) JSON.readTree(signed.prove(PARAMS, ring).toJson());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isAccepted() {
    try {
      ZkProof read = ZkProof.fromJson(proof.toString(), statement.ring());
      return ZkAttest.verify(PARAMS, statement, read);
    } catch (MalformedJsonException ignored) {
      return false;
    }
  }

  @Test
  void everyChangedValueIsRefused() {
    assertThat(isAccepted()).isTrue();
    ArrayNode rounds = proof.withArray("expProof");
    List<Integer> oneOfEachKind = List.of(firstRoundWith("alpha"), firstRoundWith("proof"));
    for (int round : oneOfEachKind) {
      mutateAll(rounds.get(round), "expProof[" + round + "]");
    }
    mutateAll(proof.get("membershipProof"), "membershipProof");
    for (String name : List.of("R", "comS1", "keyXcom", "keyYcom")) {
      mutatePoint((ObjectNode) proof.get(name), name);
    }

    assertThat(accepted).isEmpty();
    assertThat(tried).isGreaterThan(60);
    assertThat(isAccepted()).isTrue();
  }

  @Test
  @Tag("deep")
  void everyChangedValueOfEveryRoundIsRefused() {
    withAllOtherValues = true;
    mutateAll(proof, "proof");

    assertThat(accepted).isEmpty();
    assertThat(tried).isGreaterThan(6000);
  }

  /** A round's answer to another bit, two rounds in another order, one round twice. */
  @Test
  void roundsThatChangePlacesAreRefused() {
    ArrayNode rounds = proof.withArray("expProof");
    int opened = firstRoundWith("alpha");
    int linked = firstRoundWith("proof");
    JsonNode first = rounds.get(opened);
    JsonNode second = rounds.get(linked);
    rounds.set(opened, second);
    assertThat(isAccepted()).isFalse();
    rounds.set(linked, first);
    assertThat(isAccepted()).isFalse();
    rounds.set(opened, first);
    assertThat(isAccepted()).isFalse();
    rounds.set(linked, second);
    assertThat(isAccepted()).isTrue();
  }

  private int firstRoundWith(String member) {
    ArrayNode rounds = proof.withArray("expProof");
    for (int i = 0; i < rounds.size(); i++) {
      if (rounds.get(i).has(member)) {
        return i;
      }
    }
    throw new AssertionError("80 bits are all the same");
  }

  private void mutateAll(JsonNode node, String path) {
    if (node.has("k")) {
      mutateScalar((ObjectNode) node, path);
    } else if (node.has("x")) {
      mutatePoint((ObjectNode) node, path);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        mutateAll(node.get(i), path + "[" + i + "]");
      }
    } else {
      node.properties()
          .forEach(member -> mutateAll(member.getValue(), path + "." + member.getKey()));
    }
  }

  /** The next number, the negative one, and 0. */
  private void mutateScalar(ObjectNode scalar, String path) {
    BigInteger order =
        isNist(scalar)
            ? P256.CURVE.scalarField().modulus()
            : TomCurve.CURVE.scalarField().modulus();
    BigInteger k = number(scalar, "k");
    tryInTurns(
        scalar,
        path,
        Map.of("k", k.add(BigInteger.ONE).mod(order)),
        Map.of("k", order.subtract(k).mod(order)),
        Map.of("k", BigInteger.ZERO));
  }

  /**
   * The negative. On the Edwards curve also each of these two plus the point (0, −1) of order 2:
   * four times such a point is the same as four times the point itself.
   */
  private void mutatePoint(ObjectNode point, String path) {
    BigInteger x = number(point, "x");
    BigInteger y = number(point, "y");
    if (isNist(point)) {
      BigInteger p = P256.CURVE.baseField().modulus();
      tryInTurns(point, path, Map.of("y", p.subtract(y)));
    } else {
      BigInteger p = TomCurve.CURVE.baseField().modulus();
      tryInTurns(
          point,
          path,
          Map.of("x", p.subtract(x)),
          Map.of("y", p.subtract(y)),
          Map.of("x", p.subtract(x), "y", p.subtract(y)));
    }
  }

  @SafeVarargs
  private void tryInTurns(ObjectNode node, String path, Map<String, BigInteger>... kinds) {
    if (withAllOtherValues) {
      for (Map<String, BigInteger> values : kinds) {
        tryWith(node, path, values);
      }
    } else {
      tryWith(node, path, kinds[tried % kinds.length]);
    }
  }

  private static boolean isNist(JsonNode node) {
    return node.at("/group/name").textValue().equals("p256");
  }

  private static BigInteger number(JsonNode node, String name) {
    return new BigInteger(node.get(name).textValue().substring(2), 16);
  }

  private void tryWith(ObjectNode node, String path, Map<String, BigInteger> values) {
    ObjectNode original = node.deepCopy();
    values.forEach((name, value) -> node.put(name, "0x" + value.toString(16)));
    tried++;
    if (node.equals(original)) {
      return;
    }
    if (isAccepted()) {
      accepted.add(path + " with " + values);
    }
    node.setAll(original);
  }
}
