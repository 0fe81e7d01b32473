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
 * A right proof in which one value is replaced by another that may stand in its place, so that it
 * is read, and then refused. Each value of the proof is replaced by each of the other values: in
 * every build in a proof of two rounds, one of each kind, in the deep run in one of twenty. What
 * only the rounds' challenge notices is tried with eighty: of its bits, two rounds use two. That
 * each of eighty rounds is checked is shown by {@link ZkAttestTest}.
 */
@Tag("slow")
class MutationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FEW = 2;
  private static final int MANY = 20;

  /**
   * 34 points on the Edwards curve, 1 on P-256 and 38 scalars in a linked round; 2, 1 and 4 in an
   * opened one; 8 points and 7 scalars in the membership part of depth 2; 2 points on each curve
   * outside. Three changes of a scalar and of a point on the Edwards curve, but two of Tx and Ty,
   * and one of a point on P-256.
   */
  private static final int CHANGES = 3 * (34 + 38 + 2 + 4 + 8 + 7 + 2) - 2 * 2 + (1 + 1 + 2);

  private final Signed signed = Signed.message("kilroy was here");
  private final List<BigInteger> ring = signed.ring(4, 1);
  private final ZkStatement statement = signed.statement(ring);
  private final List<String> accepted = new ArrayList<>();
  private int rounds;
  private ZkAttestParams params;
  private ObjectNode proof;
  private int tried;

  private void prove(int rounds) {
    this.rounds = rounds;
    params = ZkAttestParams.derivedFrom("tests", rounds);
    proof = proofWithBothKindsOfRounds();
  }

  private ObjectNode proofWithBothKindsOfRounds() {
    try {
      ObjectNode candidate;
      do {
        candidate = (ObjectNode) JSON.readTree(signed.prove(params, ring).toJson());
      } while (roundWith(candidate, "alpha") < 0 || roundWith(candidate, "proof") < 0);
      return candidate;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int roundWith(ObjectNode proof, String member) {
    ArrayNode rounds = proof.withArray("expProof");
    for (int i = 0; i < rounds.size(); i++) {
      if (rounds.get(i).has(member)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isAccepted() {
    ZkProof read =
        new ZkProof(ProofReader.read(proof.toString(), statement.ring().depth(), rounds));
    return ZkAttest.verify(params, statement, read);
  }

  @Test
  void everyChangedValueIsRefused() {
    prove(FEW);
    everyChangeIsRefused();
    assertThat(tried).isEqualTo(CHANGES);
  }

  @Test
  @Tag("deep")
  void everyChangedValueOfTwentyRoundsIsRefused() {
    prove(MANY);
    everyChangeIsRefused();
    assertThat(tried).isGreaterThan(CHANGES);
    System.out.println("changed values that were refused: " + tried);
  }

  private void everyChangeIsRefused() {
    assertThat(isAccepted()).isTrue();
    mutateAll(proof, "proof");
    assertThat(accepted).isEmpty();
    assertThat(isAccepted()).isTrue();
  }

  /** The relations still hold; the challenge is another. */
  @Test
  void aRoundsCommitmentPlusAPointOfOrderTwoIsRefused() {
    prove(ZkAttestParams.SECURITY_LEVEL);
    for (String kind : List.of("alpha", "proof")) {
      JsonNode round = proof.get("expProof").get(roundWith(proof, kind));
      addPointOfOrderTwo((ObjectNode) round.get("Tx"), kind + ".Tx");
      addPointOfOrderTwo((ObjectNode) round.get("Ty"), kind + ".Ty");
    }
    assertThat(accepted).isEmpty();
    assertThat(tried).isEqualTo(4);
  }

  /** A round's answer to another bit, two rounds in another order, one round twice. */
  @Test
  void roundsThatChangePlacesAreRefused() {
    prove(ZkAttestParams.SECURITY_LEVEL);
    ArrayNode rounds = proof.withArray("expProof");
    int opened = roundWith(proof, "alpha");
    int linked = roundWith(proof, "proof");
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
    tryWith(scalar, path, Map.of("k", k.add(BigInteger.ONE).mod(order)));
    tryWith(scalar, path, Map.of("k", order.subtract(k).mod(order)));
    tryWith(scalar, path, Map.of("k", BigInteger.ZERO));
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
      tryWith(point, path, Map.of("y", p.subtract(y)));
    } else {
      BigInteger p = TomCurve.CURVE.baseField().modulus();
      tryWith(point, path, Map.of("x", p.subtract(x)));
      tryWith(point, path, Map.of("y", p.subtract(y)));
      boolean onlyTheChallengeNotices = path.endsWith(".Tx") || path.endsWith(".Ty");
      if (!onlyTheChallengeNotices) {
        addPointOfOrderTwo(point, path);
      }
    }
  }

  private void addPointOfOrderTwo(ObjectNode point, String path) {
    BigInteger p = TomCurve.CURVE.baseField().modulus();
    BigInteger x = p.subtract(number(point, "x"));
    BigInteger y = p.subtract(number(point, "y"));
    tryWith(point, path, Map.of("x", x, "y", y));
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
    if (!node.equals(original)) {
      tried++;
      if (isAccepted()) {
        accepted.add(path + " with " + values);
      }
      node.setAll(original);
    }
  }
}
