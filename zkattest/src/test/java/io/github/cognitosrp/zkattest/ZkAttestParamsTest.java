package io.github.cognitosrp.zkattest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.zkattest.curve.P256;
import java.io.IOException;
import java.math.BigInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZkAttestParamsTest {
  private static final String JSON = ZkAttestParams.derivedFrom("tests").toJson();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final BigInteger TOM_PRIME =
      new BigInteger("3fffffffc000000040000000000000002ae382c7957cc4ff9713c3d82bc47d3af", 16);

  private static void refused(Consumer<ObjectNode> change, String message) throws IOException {
    ObjectNode params = (ObjectNode) MAPPER.readTree(JSON);
    change.accept(params);
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> ZkAttestParams.madeBy("a test", params.toString()))
        .withMessageStartingWith(message);
  }

  private static ObjectNode at(ObjectNode params, String pointer) {
    return (ObjectNode) params.at(pointer);
  }

  @Test
  void parametersFromElsewhereSayWhoseTheyAre() {
    assertThat(ZkAttestParams.madeBy("Alice", JSON).origin()).isEqualTo("made by Alice");
    assertThat(ZkAttestParams.madeBy("Alice", JSON).toJson()).isEqualTo(JSON);
    assertThat(ZkAttestParams.derivedFrom("x").origin()).isEqualTo("derived from a text");
    assertThatIllegalArgumentException().isThrownBy(() -> ZkAttestParams.madeBy(" ", JSON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "a\ud83d", "\udd10", "xxxxxxxx"})
  void aTextHas1To2048Characters(String text) {
    String wrong = text.startsWith("x") ? text.repeat(256) + "x" : text;
    String rule = " must have 1 to 2048 characters, not all blank, and no unpaired surrogate";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZkAttestParams.derivedFrom(wrong))
        .withMessage("text" + rule);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZkAttestParams.madeBy(wrong, "{}"))
        .withMessage("maker" + rule);
    assertThat(ZkAttestParams.derivedFrom("x".repeat(2_048)).origin())
        .isEqualTo("derived from a text");
  }

  @Test
  void aTextAlwaysGivesTheSameParameters() {
    assertThat(ZkAttestParams.derivedFrom("tests").toJson()).isEqualTo(JSON);
    assertThat(ZkAttestParams.derivedFrom("tests ").toJson()).isNotEqualTo(JSON);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 79, 81, 128})
  void everySecurityLevelButEightyIsRefused(int level) throws IOException {
    refused(params -> params.put("SecLevel", level), "parameters.SecLevel: must be 80");
  }

  @Test
  void aSecurityLevelThatIsNoWholeNumberIsRefused() throws IOException {
    refused(params -> params.put("SecLevel", 80.0), "parameters.SecLevel: must be 80");
    refused(params -> params.put("SecLevel", "80"), "parameters.SecLevel: must be 80");
  }

  @Test
  void groupsMustBeTheTwoOfTheProtocol() throws IOException {
    refused(
        params -> at(params, "/NistGroup/c").put("name", "war256"),
        "parameters.NistGroup.c.name: must be p256");
    refused(
        params -> at(params, "/ProofGroup/h/group").put("name", "p256"),
        "parameters.ProofGroup.h.group.name: must be tomEdwards256");
    refused(params -> params.set("ProofGroup", params.get("NistGroup")), "parameters.ProofGroup.c");
  }

  @Test
  void aGeneratorOfAnotherKindIsRefused() throws IOException {
    for (String group : new String[] {"NistGroup", "ProofGroup"}) {
      refused(
          params -> at(params, "/" + group).set("g", params.at("/" + group + "/h")),
          "parameters." + group + ".g: must be the generator");
      refused(
          params -> at(params, "/" + group).set("h", params.at("/" + group + "/g")),
          "parameters." + group + ".h: must be another generator");
      refused(
          params -> at(params, "/" + group + "/h").put("y", "0x2"),
          "parameters." + group + ".h: is not on the curve");
    }
  }

  @Test
  void theGeneratorsNegativeIsRefused() throws IOException {
    String wrong = "h: must be another generator";
    refused(
        params -> {
          JsonNode g = params.at("/NistGroup/g");
          String y =
              "0x" + P256.CURVE.baseField().modulus().subtract(number(g.get("y"))).toString(16);
          at(params, "/NistGroup/h").set("x", g.get("x"));
          at(params, "/NistGroup/h").put("y", y);
        },
        "parameters.NistGroup." + wrong);
    refused(
        params -> {
          JsonNode g = params.at("/ProofGroup/g");
          at(params, "/ProofGroup/h").put("x", negated(g.get("x"))).set("y", g.get("y"));
        },
        "parameters.ProofGroup." + wrong);
  }

  /** The identity, the point of order 2, and h plus the point of order 2. */
  @Test
  void anHOutsideTheGeneratorsSubgroupIsRefused() throws IOException {
    String wrong = "parameters.ProofGroup.h: must be another generator";
    String minusOne = "0x" + TOM_PRIME.subtract(BigInteger.ONE).toString(16);
    refused(params -> at(params, "/ProofGroup/h").put("x", "0x0").put("y", "0x1"), wrong);
    refused(params -> at(params, "/ProofGroup/h").put("x", "0x0").put("y", minusOne), wrong);
    refused(
        params -> {
          JsonNode h = params.at("/ProofGroup/h");
          at(params, "/ProofGroup/h").put("x", negated(h.get("x"))).put("y", negated(h.get("y")));
        },
        wrong);
  }

  private static String negated(JsonNode number) {
    return "0x" + TOM_PRIME.subtract(number(number)).toString(16);
  }

  private static BigInteger number(JsonNode node) {
    return new BigInteger(node.textValue().substring(2), 16);
  }
}
