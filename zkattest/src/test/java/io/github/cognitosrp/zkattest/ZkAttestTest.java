package io.github.cognitosrp.zkattest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.zkattest.ZkAttest.Claim;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
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

  private final Signed signed = Signed.message("kilroy was here");
  private final List<BigInteger> ring = signed.ring(6, 4);

  private static ZkProof sent(ZkProof proof, ZkStatement statement) {
    return ZkProof.fromJson(proof.toJson(), statement.ring());
  }

  @ParameterizedTest(name = "ring of {0}, key at {1}")
  @CsvSource({"1, 0", "2, 0", "2, 1", "3, 2", "6, 5", "37, 36", "64, 63"})
  void aSignatureByAKeyOfTheRingIsProven(int size, int place) {
    ZkStatement statement = signed.statement(signed.ring(size, place));

    ZkProof proof = signed.prove(PARAMS, signed.ring(size, place));

    assertThat(ZkAttest.verify(PARAMS, statement, sent(proof, statement))).isTrue();
  }

  @Test
  void aRingOfJavasKeysIsTheRingOfTheirCoordinates() {
    List<ECPublicKey> keys = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      keys.add(Signed.message("x").key());
    }
    keys.add(signed.key());
    ZkStatement statement = new ZkStatement(KeyRing.of(keys), signed.hash());

    ZkProof proof =
        ZkAttest.prove(PARAMS, statement, signed.signature(), signed.key(), new SecureRandom());

    assertThat(statement.ring().size()).isEqualTo(4);
    List<BigInteger> coordinates = keys.stream().map(key -> key.getW().getAffineX()).toList();
    assertThat(ZkAttest.verify(PARAMS, signed.statement(coordinates), proof)).isTrue();
  }

  @Test
  void anotherMessageIsNotProven() {
    ZkProof proof = signed.prove(PARAMS, ring);
    byte[] hash = signed.hash().clone();
    hash[31] ^= 1;

    ZkStatement other = new ZkStatement(KeyRing.ofCoordinates(ring), hash);

    assertThat(ZkAttest.verify(PARAMS, other, proof)).isFalse();
  }

  @Test
  void aRingWithoutTheKeyOrInAnotherOrderOrSizeIsNotProven() {
    ZkProof proof = signed.prove(PARAMS, ring);
    List<BigInteger> reversed = new ArrayList<>(ring);
    Collections.reverse(reversed);

    assertThat(ZkAttest.verify(PARAMS, signed.statement(signed.ring(6, -1)), proof)).isFalse();
    assertThat(ZkAttest.verify(PARAMS, signed.statement(reversed), proof)).isFalse();
    assertThat(ZkAttest.verify(PARAMS, signed.statement(signed.ring(20, 4)), proof)).isFalse();
    assertThat(ZkAttest.verify(PARAMS, signed.statement(ring), proof)).isTrue();
  }

  @Test
  void aProofForOtherParametersIsRefused() {
    ZkAttestParams others = ZkAttestParams.derivedFrom("other tests");

    assertThat(ZkAttest.verify(others, signed.statement(ring), signed.prove(PARAMS, ring)))
        .isFalse();
  }

  @Test
  void manyProofsAreVerifiedTogetherAndOneThatIsWrongSpoilsAll() {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Signed each = Signed.message("message " + i);
      List<BigInteger> keys = each.ring(2 + i, 1);
      claims.add(new Claim(each.statement(keys), each.prove(PARAMS, keys)));
    }
    assertThat(ZkAttest.verifyAll(PARAMS, claims)).isTrue();
    assertThat(ZkAttest.verifyAll(PARAMS, List.of())).isTrue();

    claims.set(1, new Claim(signed.statement(signed.ring(3, 1)), claims.get(1).proof()));
    assertThat(ZkAttest.verifyAll(PARAMS, claims)).isFalse();
  }

  /** The same signature twice, so R is the same: everything else must be fresh. */
  @Test
  void twoProofsOfOneSignatureShareNothingButR() throws IOException {
    Set<String> first = numbers(signed.prove(PARAMS, ring));
    Set<String> second = numbers(signed.prove(PARAMS, ring));
    JsonNode r = JSON.readTree(signed.prove(PARAMS, ring).toJson()).get("R");

    first.retainAll(second);

    assertThat(first).containsExactlyInAnyOrder(r.get("x").textValue(), r.get("y").textValue());
  }

  @Test
  void neitherTheKeyNorTheSignatureIsInTheProof() throws IOException {
    Set<String> numbers = numbers(signed.prove(PARAMS, ring));

    byte[] s = Arrays.copyOfRange(signed.signature(), 32, 64);
    assertThat(numbers)
        .doesNotContain("0x" + signed.x().toString(16))
        .doesNotContain("0x" + signed.key().getW().getAffineY().toString(16))
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
    ZkStatement statement = signed.statement(ring);
    ObjectNode proof = (ObjectNode) JSON.readTree(signed.prove(PARAMS, ring).toJson());
    ArrayNode all = proof.withArray("expProof").deepCopy();
    ArrayNode some = proof.putArray("expProof");
    for (int i = 0; i < rounds; i++) {
      some.add(all.get(i % all.size()));
    }

    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> ZkProof.fromJson(proof.toString(), statement.ring()))
        .withMessage("proof.expProof: must be an array of length 80");
  }

  @Test
  void aKeyOutsideTheRingOrASignatureByAnotherKeyCannotBeProven() {
    Signed other = Signed.message("kilroy was here");
    ZkStatement statement = signed.statement(ring);
    ZkStatement both = signed.statement(List.of(signed.x(), other.x()));
    SecureRandom random = new SecureRandom();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZkAttest.prove(PARAMS, statement, other.signature(), other.key(), random))
        .withMessage("publicKey must be in the ring");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZkAttest.prove(PARAMS, both, other.signature(), signed.key(), random))
        .withMessage("signature is not by this key");
  }

  @Test
  void malformedSignaturesKeysAndHashesAreRefused() throws GeneralSecurityException {
    ZkStatement statement = signed.statement(ring);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    ECPublicKey p384 = (ECPublicKey) generator.generateKeyPair().getPublic();
    SecureRandom random = new SecureRandom();
    byte[] ones = new byte[64];
    Arrays.fill(ones, (byte) -1);

    for (byte[] signature : List.of(new byte[63], new byte[65], new byte[64], ones)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ZkAttest.prove(PARAMS, statement, signature, signed.key(), random))
          .withMessageStartingWith("signature");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZkAttest.prove(PARAMS, statement, signed.signature(), p384, random))
        .withMessage("publicKey must be a point of P-256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZkStatement(statement.ring(), new byte[31]));
  }

  @Test
  void ringsHaveAtLeastOneKeyAndOnlyCoordinates() {
    BigInteger p =
        new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    List<BigInteger> tooMany = Collections.nCopies(KeyRing.MAX_SIZE + 1, BigInteger.ONE);

    for (List<BigInteger> wrong :
        List.of(List.<BigInteger>of(), List.of(p), List.of(BigInteger.ONE.negate()), tooMany)) {
      assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.ofCoordinates(wrong));
    }
    assertThat(KeyRing.ofCoordinates(List.of(BigInteger.ZERO)).size()).isEqualTo(1);
  }
}
