package io.github.cognitosrp.zkattest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON of another form is refused with a typed error, at once, and before any arithmetic. */
@Tag("slow")
class HostileJsonTest {
  /** A hundred times what each takes; a parser without limits takes minutes for some. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private static final ZkAttestParams PARAMS = ZkAttestParams.derivedFrom("tests");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Signed SIGNED = Signed.message("kilroy was here");
  private static final List<BigInteger> RING = SIGNED.ring(6, 4);
  private static final ZkStatement STATEMENT = SIGNED.statement(RING);
  private static final String PROOF = SIGNED.prove(PARAMS, RING).toJson();

  private static void refused(String json, String message) {
    assertTimeoutPreemptively(
        AT_ONCE,
        () ->
            assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> ZkProof.fromJson(json, STATEMENT.ring()))
                .withMessageStartingWith(message));
  }

  private static ObjectNode proof() {
    try {
      return (ObjectNode) JSON.readTree(PROOF);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "[]", "\"proof\"", "80", "{", "{}", "{}{}", "{\"R\":1}", "{R:1}"})
  void textThatIsNoProofIsRefused(String text) {
    refused(text, "proof: ");
  }

  @Test
  void whatIsTooLongOrTooDeepIsRefused() {
    refused(PROOF + " ".repeat(2_000_000), "proof: has more than 2000000 characters");
    refused("[".repeat(1_000_000), "proof: is not JSON");
    refused("{\"R\":".repeat(300_000), "proof: is not JSON");
    refused("{\"" + "R".repeat(1_900_000) + "\":1}", "proof: is not JSON");
    refused(PROOF.replaceFirst("\"0x", "\"0x" + "f".repeat(1_000_000)), "proof: is not JSON");
    refused(PROOF.replaceFirst("\"0x[0-9a-f]*\"", "1" + "0".repeat(1_000_000)), "proof: is not");
    refused(PROOF.replaceFirst("\"0x[0-9a-f]*\"", "1e999999999"), "proof: is not JSON");
    refused("[" + "0,".repeat(900_000) + "0]", "proof: must be an object");
  }

  /** Far below the limits that the JSON library has by itself. */
  @Test
  void nothingIsDeeperOrLongerThanInAProof() {
    refused("[".repeat(8) + "]".repeat(8), "proof: is not JSON");
    refused("{\"" + "R".repeat(17) + "\":1}", "proof: is not JSON");
    refused("{\"R\":1000}", "proof: is not JSON");
    refused("{\"R\":\"" + "f".repeat(68) + "\"}", "proof: is not JSON");
    refused("[".repeat(7) + "]".repeat(7), "proof: must be an object");
    refused("{\"" + "R".repeat(16) + "\":100}", "proof: must be an object");
    refused("{\"R\":\"" + "f".repeat(67) + "\"}", "proof: must be an object");
  }

  @Test
  void aValueOfAnotherJsonTypeIsRefused() {
    ObjectNode proof = proof();
    ((ObjectNode) proof.at("/membershipProof/zd")).put("k", 5);
    refused(proof.toString(), "proof.membershipProof.zd.k: must be a number such as");
    ((ObjectNode) proof.at("/membershipProof/zd/group")).put("name", 5);
    refused(proof.toString(), "proof.membershipProof.zd.group.name: must be tomEdwards256");
    JsonNode f = proof.at("/membershipProof/f");
    ((ObjectNode) proof.get("membershipProof"))
        .putObject("f")
        .<ObjectNode>set("a", f.get(0))
        .<ObjectNode>set("b", f.get(1))
        .set("c", f.get(2));
    refused(proof.toString(), "proof.membershipProof.f: must be an array of length 3");
  }

  @Test
  void membersThatAreDoubledUnknownOrMissingAreRefused() {
    refused(PROOF.replaceFirst("\\{", "{\"R\":1,"), "proof: is not JSON");
    refused(PROOF.replaceFirst("\\{", "{\"extra\":1,"), "proof: must be an object with 6 members");
    refused(PROOF.replaceFirst("\"comS1\"", "\"coms1\""), "proof: must have a member comS1");
    refused(PROOF + "{}", "proof: is not JSON");
  }

  @ParameterizedTest
  @CsvSource({
    "/R/group/name, proof.R.group.name: must be p256",
    "/R/group/__type, proof.R.group.__type: must be WeierstrassGroup",
    "/R/__type, proof.R.__type: must be WeierstrassPoint",
    "/keyXcom/group/name, proof.keyXcom.group.name: must be tomEdwards256",
    "/keyXcom/group/__type, proof.keyXcom.group.__type: must be TEdwards",
    "/keyXcom/__type, proof.keyXcom.__type: must be TEdwardsPoint",
    "/membershipProof/zd/group/name, proof.membershipProof.zd.group.name: must be tomEdwards256",
  })
  void aWrongNameOfAGroupOrTypeIsRefused(String pointer, String message) {
    for (String wrong : List.of("war256", "", "P256", "toString")) {
      ObjectNode proof = proof();
      int end = pointer.lastIndexOf('/');
      ((ObjectNode) proof.at(pointer.substring(0, end))).put(pointer.substring(end + 1), wrong);
      refused(proof.toString(), message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "0x", "1f", "0X1f", "0x1F", "0x01", "-0x1", "0x-1", " 0x1", "0x1 ", "0x1g", "0xé"
      })
  void aNumberWrittenInAnotherWayIsRefused(String number) {
    ObjectNode proof = proof();
    ((ObjectNode) proof.at("/membershipProof/zd")).put("k", number);
    refused(proof.toString(), "proof.membershipProof.zd.k: must be a number");
  }

  @ParameterizedTest
  @CsvSource({
    "/R, x, ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
    "/keyXcom, y, 3fffffffc000000040000000000000002ae382c7957cc4ff9713c3d82bc47d3af",
    "/membershipProof/zd, k, ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
    "/expProof/nist, k, ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
  })
  void aNumberThatIsNotReducedIsRefused(String pointer, String name, String limit) {
    ObjectNode proof = proof();
    JsonNode node = pointer.endsWith("nist") ? nistScalar(proof) : proof.at(pointer);
    BigInteger number = new BigInteger(limit, 16);
    for (BigInteger wrong : List.of(number, number.add(BigInteger.ONE))) {
      ((ObjectNode) node).put(name, "0x" + wrong.toString(16));
      assertThatExceptionOfType(MalformedJsonException.class)
          .isThrownBy(() -> ZkProof.fromJson(proof.toString(), STATEMENT.ring()))
          .withMessageEndingWith("is too large");
    }
  }

  private static JsonNode nistScalar(JsonNode proof) {
    JsonNode round = proof.get("expProof").get(0);
    return round.has("alpha") ? round.get("alpha") : round.get("z");
  }

  @Test
  void aPointOffItsCurveIsRefused() {
    for (String name : List.of("R", "comS1", "keyXcom", "keyYcom")) {
      ObjectNode proof = proof();
      ((ObjectNode) proof.get(name)).put("x", "0x1").put("y", "0x7");
      refused(proof.toString(), "proof." + name + ": is not on the curve");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cl", "ca", "cb", "cd", "f", "za", "zb"})
  void aMembershipPartOfAnotherDepthIsRefused(String name) {
    for (int depth : new int[] {0, 2, 4, 17, 200}) {
      ObjectNode proof = proof();
      ArrayNode array = (ArrayNode) proof.at("/membershipProof/" + name);
      JsonNode element = array.get(0);
      array.removeAll();
      for (int i = 0; i < depth; i++) {
        array.add(element);
      }
      refused(proof.toString(), "proof.membershipProof." + name + ": must be an array of length 3");
    }
  }

  /** Points that are off their curves are found last: names and sizes come before arithmetic. */
  @Test
  void theFormIsCheckedBeforeAnyPoint() {
    ObjectNode proof = proof();
    ((ObjectNode) proof.get("R")).put("x", "0x1").put("y", "0x7");
    ((ObjectNode) proof.at("/membershipProof/zd/group")).put("name", "p256");
    refused(proof.toString(), "proof.membershipProof.zd.group.name");
  }

  /** The most work that JSON of the right form can cause: every round is of the longer kind. */
  @Test
  void theMostExpensiveProofIsRefusedInTime() {
    ObjectNode proof = proof();
    ArrayNode rounds = proof.withArray("expProof");
    JsonNode linked = null;
    for (JsonNode round : rounds) {
      linked = round.has("proof") ? round : linked;
    }
    for (int i = 0; i < rounds.size(); i++) {
      rounds.set(i, linked);
    }
    String json = proof.toString();
    assertThat(json.length()).isBetween(1_000_000, StrictJson.MAX_LENGTH);
    boolean accepted =
        assertTimeoutPreemptively(
            AT_ONCE,
            () -> ZkAttest.verify(PARAMS, STATEMENT, ZkProof.fromJson(json, STATEMENT.ring())));
    assertThat(accepted).isFalse();
  }
}
