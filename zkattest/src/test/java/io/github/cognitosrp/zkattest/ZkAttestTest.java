package io.github.cognitosrp.zkattest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.zkattest.ZkAttest.Claim;
import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.proof.Round;
import io.github.cognitosrp.zkattest.proof.SignatureProof;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proof proves, and what it does not. */
@Tag("slow")
class ZkAttestTest {
  private static final ZkAttestParams PARAMS = ZkAttestParams.derivedFrom("tests");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Fewer rounds are enough where the rounds are not the question. */
  private static final ZkAttestParams FEW_ROUNDS = ZkAttestParams.derivedFrom("tests", 4);

  private static final Signed SIGNED = Signed.message("kilroy was here");
  private static final List<BigInteger> RING = SIGNED.ring(6, 4);
  private static final ZkProof PROOF = SIGNED.prove(PARAMS, RING);

  private static ZkProof sent(ZkProof proof, ZkStatement statement) {
    int rounds = proof.proof().rounds().size();
    return new ZkProof(ProofReader.read(proof.toJson(), statement.ring().depth(), rounds));
  }

  @Test
  void aProofOfEightyRoundsIsAccepted() {
    ZkStatement statement = SIGNED.statement(RING);
    ZkProof read = ZkProof.fromJson(PROOF.toJson(), statement.ring());

    assertThat(PROOF.proof().rounds()).hasSize(80);
    assertThat(ZkAttest.verify(PARAMS, statement, read)).isTrue();
  }

  /** The npm package's verifier checks 20 of them. */
  @Test
  void eachOfTheEightyRoundsIsChecked() {
    ZkStatement statement = SIGNED.statement(RING);
    for (int i = 0; i < 80; i++) {
      boolean accepted = ZkAttest.verify(PARAMS, statement, withAnotherAnswer(i));
      assertThat(accepted).as("with round %d changed", i).isFalse();
    }
  }

  /** The challenge stays as it was: answers are not part of it. */
  private static ZkProof withAnotherAnswer(int index) {
    SignatureProof proof = PROOF.proof();
    List<Round> rounds = new ArrayList<>(proof.rounds());
    Round round = rounds.get(index);
    FieldElement one = P256.CURVE.scalarField().one();
    Round.Response answer =
        round.response() instanceof Round.Opened opened
            ? new Round.Opened(
                opened.alpha(), opened.beta1().plus(one), opened.beta2(), opened.beta3())
            : withAnotherZ2((Round.Linked) round.response(), one);
    rounds.set(index, new Round(round.a(), round.tx(), round.ty(), answer));
    return new ZkProof(
        new SignatureProof(
            proof.r(), proof.comS1(), proof.keyX(), proof.keyY(), rounds, proof.membership()));
  }

  private static Round.Linked withAnotherZ2(Round.Linked linked, FieldElement more) {
    return new Round.Linked(
        linked.z(), linked.z2().plus(more), linked.proof(), linked.r1(), linked.r2());
  }

  @Test
  void aProofOfFewerRoundsIsRefusedByTheVerifierItself() {
    ZkProof few = SIGNED.prove(FEW_ROUNDS, RING);

    assertThat(ZkAttest.verify(FEW_ROUNDS, SIGNED.statement(RING), few)).isTrue();
    assertThat(ZkAttest.verify(PARAMS, SIGNED.statement(RING), few)).isFalse();
  }

  @ParameterizedTest(name = "ring of {0}, key at {1}")
  @CsvSource({"1, 0", "2, 0", "2, 1", "3, 2", "6, 5", "37, 36", "64, 63"})
  void aSignatureByAKeyOfTheRingIsProven(int size, int place) {
    ZkStatement statement = SIGNED.statement(SIGNED.ring(size, place));

    ZkProof proof = SIGNED.prove(FEW_ROUNDS, SIGNED.ring(size, place));

    assertThat(ZkAttest.verify(FEW_ROUNDS, statement, sent(proof, statement))).isTrue();
  }

  @Test
  void aRingOfJavasKeysIsTheRingOfTheirCoordinates() {
    List<ECPublicKey> keys = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      keys.add(Signed.message("x").key());
    }
    keys.add(SIGNED.key());
    ZkStatement statement = new ZkStatement(KeyRing.of(keys), SIGNED.hash());

    ZkProof proof =
        ZkAttest.prove(FEW_ROUNDS, statement, SIGNED.signature(), SIGNED.key(), new SecureRandom());

    assertThat(statement.ring().size()).isEqualTo(4);
    List<BigInteger> coordinates = keys.stream().map(key -> key.getW().getAffineX()).toList();
    assertThat(ZkAttest.verify(FEW_ROUNDS, SIGNED.statement(coordinates), proof)).isTrue();
  }

  @Test
  void aRingThatHasAKeyTwiceIsLikeAnyOther() {
    List<BigInteger> twice = List.of(SIGNED.x(), BigInteger.TWO, SIGNED.x(), BigInteger.TWO);
    ZkStatement statement = SIGNED.statement(twice);

    ZkProof proof = SIGNED.prove(FEW_ROUNDS, twice);

    assertThat(ZkAttest.verify(FEW_ROUNDS, statement, proof)).isTrue();
  }

  @Test
  void anotherMessageIsNotProven() {
    byte[] hash = SIGNED.hash().clone();
    hash[31] ^= 1;

    ZkStatement other = new ZkStatement(KeyRing.ofCoordinates(RING), hash);

    assertThat(ZkAttest.verify(PARAMS, other, PROOF)).isFalse();
  }

  @Test
  void aRingWithoutTheKeyOrInAnotherOrderOrSizeIsNotProven() {
    List<BigInteger> reversed = new ArrayList<>(RING);
    Collections.reverse(reversed);

    assertThat(ZkAttest.verify(PARAMS, SIGNED.statement(SIGNED.ring(6, -1)), PROOF)).isFalse();
    assertThat(ZkAttest.verify(PARAMS, SIGNED.statement(reversed), PROOF)).isFalse();
    assertThat(ZkAttest.verify(PARAMS, SIGNED.statement(SIGNED.ring(20, 4)), PROOF)).isFalse();
    assertThat(ZkAttest.verify(PARAMS, SIGNED.statement(RING), PROOF)).isTrue();
  }

  @Test
  void aProofForOtherParametersIsRefused() {
    ZkAttestParams others = ZkAttestParams.derivedFrom("other tests");

    assertThat(ZkAttest.verify(others, SIGNED.statement(RING), PROOF)).isFalse();
  }

  @Test
  void manyProofsAreVerifiedTogetherAndOneThatIsWrongSpoilsAll() {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Signed each = Signed.message("message " + i);
      List<BigInteger> keys = each.ring(2 + i, 1);
      claims.add(new Claim(each.statement(keys), each.prove(FEW_ROUNDS, keys)));
    }
    assertThat(ZkAttest.verifyAll(FEW_ROUNDS, claims)).isTrue();
    assertThat(ZkAttest.verifyAll(FEW_ROUNDS, List.of())).isTrue();

    claims.set(1, new Claim(SIGNED.statement(SIGNED.ring(3, 1)), claims.get(1).proof()));
    assertThat(ZkAttest.verifyAll(FEW_ROUNDS, claims)).isFalse();
  }

  /** The same signature twice, so R is the same: everything else must be fresh. */
  @Test
  void twoProofsOfOneSignatureShareNothingButR() throws IOException {
    Set<String> first = numbers(PROOF);
    Set<String> second = numbers(SIGNED.prove(PARAMS, RING));
    JsonNode r = JSON.readTree(PROOF.toJson()).get("R");

    first.retainAll(second);

    assertThat(first).containsExactlyInAnyOrder(r.get("x").textValue(), r.get("y").textValue());
  }

  @Test
  void neitherTheKeyNorTheSignatureIsInTheProof() throws IOException {
    Set<String> numbers = numbers(PROOF);

    byte[] s = Arrays.copyOfRange(SIGNED.signature(), 32, 64);
    assertThat(numbers)
        .doesNotContain("0x" + SIGNED.x().toString(16))
        .doesNotContain("0x" + SIGNED.key().getW().getAffineY().toString(16))
        .doesNotContain("0x" + new BigInteger(1, s).toString(16));
  }

  private static Set<String> numbers(ZkProof proof) throws IOException {
    Set<String> numbers = new HashSet<>();
    collect(JSON.readTree(proof.toJson()), numbers);
    assertThat(numbers).hasSizeGreaterThan(1000);
    return numbers;
  }

  private static void collect(JsonNode node, Set<String> numbers) {
    if (node.isTextual() && node.textValue().startsWith("0x")) {
      numbers.add(node.textValue());
    }
    node.forEach(child -> collect(child, numbers));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 79, 81, 160})
  void anyNumberOfRoundsButEightyIsRefused(int rounds) throws IOException {
    ZkStatement statement = SIGNED.statement(RING);
    ObjectNode proof = (ObjectNode) JSON.readTree(PROOF.toJson());
    ArrayNode all = proof.withArray("expProof").deepCopy();
    ArrayNode some = proof.putArray("expProof");
    for (int i = 0; i < rounds; i++) {
      some.add(all.get(i % all.size()));
    }

    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> ZkProof.fromJson(proof.toString(), statement.ring()))
        .withMessage("proof.expProof: must be an array of length 80");
  }
}
