package io.github.cognitosrp.zkattest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs go both ways between this library and the npm package. */
@Tag("slow")
class NpmPackageTest {
  private static final ZkAttestParams DERIVED = ZkAttestParams.derivedFrom("npm");
  private static NpmPackage npm;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    npm = NpmPackage.start();
  }

  @AfterAll
  static void stop() {
    if (npm != null) {
      npm.close();
    }
  }

  @ParameterizedTest(name = "ring of {0}, key at {1}")
  @CsvSource({"2, 1", "37, 36", "1024, 1023"})
  void aProofOfTheNpmPackageIsAccepted(int size, int place) {
    ZkAttestParams params = ZkAttestParams.madeBy("this test", npm.params());
    Signed signed = Signed.message("kilroy was here");
    List<BigInteger> ring = signed.ring(size, place);
    npm.use(params);
    npm.use(ring);
    npm.prove(signed, place);

    String json = npm.writeProof();

    ZkStatement statement = signed.statement(ring);
    ZkProof proof = ZkProof.fromJson(json, statement.ring());
    assertThat(ZkAttest.verify(params, statement, proof)).isTrue();
    assertThat(ZkAttest.verify(DERIVED, statement, proof)).isFalse();
    assertThat(ZkAttest.verify(params, Signed.message("another").statement(ring), proof)).isFalse();
    assertThat(proof.toJson()).isEqualTo(json);
  }

  @ParameterizedTest(name = "ring of {0}, key at {1}")
  @CsvSource({"2, 0", "37, 21", "1024, 1023"})
  void theNpmPackageAcceptsAProof(int size, int place) {
    Signed signed = Signed.message("kilroy was here");
    List<BigInteger> ring = signed.ring(size, place);
    npm.use(DERIVED);
    npm.use(ring);

    npm.readProof(signed.prove(DERIVED, ring).toJson());

    assertThat(npm.verify(signed.hash())).isTrue();
    assertThat(npm.verify(Signed.message("another").hash())).isFalse();
    npm.use(signed.ring(size, -1));
    assertThat(npm.verify(signed.hash())).isFalse();
  }

  /** It fails where there is nothing to interpolate; this library proves for such a ring. */
  @Test
  void theNpmPackageCannotProveForARingOfOneKey() {
    Signed signed = Signed.message("kilroy was here");
    npm.use(DERIVED);
    npm.use(signed.ring(1, 0));

    assertThatThrownBy(() -> npm.prove(signed, 0)).hasMessageContaining("TypeError");
  }
}
