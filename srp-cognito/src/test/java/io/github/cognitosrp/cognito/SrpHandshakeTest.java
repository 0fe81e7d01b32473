package io.github.cognitosrp.cognito;

import static io.github.cognitosrp.cognito.SrpMath.N;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.Hardening;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The faults that the arithmetic must refuse or avoid. */
class SrpHandshakeTest {
  private static final BigInteger A = BigInteger.ONE.shiftLeft(255).add(BigInteger.TEN);

  @ParameterizedTest
  @CsvSource({
    "CONSTANT_TIME, , 320, modPowEphemeral, 513",
    "CONSTANT_TIME, 256, 256, modPowEphemeral, 513",
    "CONSTANT_TIME, 1024, 1024, modPowEphemeral, 1025",
    "BLINDED, , 576, modPowEphemeral, 577",
    "BLINDED, 256, 256, modPow, 513",
    "BLINDED, 568, 568, modPow, 569",
    "BLINDED, 1024, 1024, modPowEphemeral, 1025",
    "VARIABLE_TIME, , 576, modPowEphemeral, 577",
    "VARIABLE_TIME, 320, 320, modPow, 513"
  })
  void aShortPrivateKeyLeavesTheExponentToTheBackendsMask(
      Hardening hardening, Integer asked, int ephemeralBits, String power, int exponentBits) {
    RecordingBackend backend = RecordingBackend.of(hardening);
    CognitoSrpBuilder builder = Samples.builder().modPow(backend.modPow());
    if (asked != null) {
      builder.ephemeralBits(asked);
    }
    try (UserSrpSession session = builder.build().beginUser(Samples.ALIAS)) {
      session.answer(Samples.challenge(Samples.server(1)), Samples.password());
    }
    assertThat(backend.calls())
        .containsExactly(
            "fixedBase.powEphemeral " + ephemeralBits,
            "fixedBase.pow 256",
            power + " " + exponentBits);
  }

  @Test
  void aPublicKeyOfZeroIsNeverSent() {
    RecordingBackend backend = RecordingBackend.of(Hardening.CONSTANT_TIME);
    ModPow modPow = backend.modPow();
    backend.makeFixedBaseFaulty(power -> BigInteger.ZERO);
    assertThatThrownBy(() -> new SrpHandshake(modPow, A, 256))
        .isInstanceOf(SrpComputationException.class)
        .hasMessage("a power of g is zero modulo N");
  }

  @Test
  void aScramblingParameterOfZeroIsRefused() {
    assertThatThrownBy(() -> SrpHandshake.checkedScramblingParameter(BigInteger.ZERO))
        .isInstanceOf(InvalidChallengeException.class)
        .hasMessage("the challenge parameter SRP_B must not make the scrambling parameter zero");
    assertThat(SrpHandshake.checkedScramblingParameter(BigInteger.ONE)).isOne();
  }

  @Test
  void aServerKeyThatMakesTheSecretZeroWhateverThePrivateKeyIsRefused() {
    byte[] innerHash = new byte[32];
    BigInteger x = SrpMath.privateKey(Samples.SALT, innerHash);
    BigInteger largeB = SrpMath.K.multiply(SrpMath.verifier(bigint(), x)).mod(N);
    SrpHandshake handshake = new SrpHandshake(bigint(), A, 256);
    assertThatThrownBy(() -> handshake.sessionKey(largeB, Samples.SALT, innerHash))
        .isInstanceOf(InvalidChallengeException.class)
        .hasMessage("the challenge parameter SRP_B must not make the shared secret zero");
  }

  /** OpenSSL#1017, Botan#3236: the exponent counts modulo the group's order, not modulo N. */
  @Test
  void anExponentAboveTheModulusIsNotReduced() {
    BigInteger longA = N.add(A);
    BigInteger largeB = BigInteger.valueOf(5);
    BigInteger u = BigInteger.valueOf(3);
    BigInteger x = BigInteger.valueOf(7);
    BigInteger base = largeB.subtract(PlainServer.K.multiply(BigInteger.valueOf(128))).mod(N);
    BigInteger exponent = longA.add(BigInteger.valueOf(21));
    assertThat(new SrpHandshake(bigint(), longA, 3080).premasterSecret(largeB, u, x))
        .isEqualTo(base.modPow(exponent, N))
        .isNotEqualTo(base.modPow(exponent.mod(N), N));
  }

  private static ModPow bigint() {
    return ModPows.named("bigint");
  }
}
