package io.github.cognitosrp.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.modpow.ModPows;
import java.io.Serial;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured must be the right computation, or its time means nothing. */
class SrpClientTest {
  private static final int EPHEMERAL_BYTES = 128;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-09T03:04:05Z"), ZoneOffset.UTC);

  private final SignInScript script = SignInScript.load();
  private final ScriptServer server = new ScriptServer(script);

  private SrpClient client(Implementation implementation, SecureRandom random) {
    return implementation.client(script, EphemeralLength.DEFAULT, random, CLOCK);
  }

  /** Gives everybody one number of 1024 bits, with zeros in front for who asks for more bytes. */
  private static final class OneNumber extends SecureRandom {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] bytes) {
      for (int fromEnd = 0; fromEnd < bytes.length; fromEnd++) {
        bytes[bytes.length - 1 - fromEnd] =
            (byte) (fromEnd < EPHEMERAL_BYTES ? 0x81 + 7 * fromEnd : 0);
      }
    }
  }

  private SrpClient libraryWithThatNumber() {
    var srp =
        CognitoSrp.builder()
            .userPool(script.userPool())
            .appClient("1example23456789")
            .modPow(ModPows.named("bigint"))
            .secureRandom(new OneNumber())
            .clock(CLOCK)
            .ephemeralBits(8 * EPHEMERAL_BYTES)
            .build();
    return new CognitoClient(script, srp);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFERENCE", "BOUNCYCASTLE"})
  void aBaselineSignsWhatTheLibrarySignsForTheSameInputs(Implementation baseline) {
    SrpClient library = libraryWithThatNumber();
    SrpClient other = client(baseline, new OneNumber());
    assertThat(other.signIn()).isEqualTo(library.signIn());
    assertThat(other.signInDevice()).isEqualTo(library.signInDevice());
    assertThat(other.registerDevice()).isEqualTo(library.registerDevice());
  }

  @ParameterizedTest
  @EnumSource(names = {"REFERENCE", "BOUNCYCASTLE", "BIGINT", "BIGINT_VARTIME", "DEFAULT"})
  void theServerAcceptsWhatIsMeasured(Implementation implementation) {
    SrpClient client = client(implementation, new SecureRandom());
    assertThat(server.accepts(client.signIn())).isTrue();
    assertThat(server.acceptsDevice(client.signInDevice())).isTrue();
    assertThat(server.accepts(client.registerDevice())).isTrue();
  }

  @Test
  void theServerRefusesASignatureForAnotherKeyOrTime() {
    Claim claim = client(Implementation.REFERENCE, new SecureRandom()).signIn();
    assertThat(server.acceptsDevice(claim)).isFalse();
    assertThat(server.accepts(new Claim("2", claim.timestamp(), claim.signature()))).isFalse();
    assertThat(server.accepts(new Claim(claim.srpA(), "later", claim.signature()))).isFalse();
  }

  @Test
  void theReferenceDrawsAnExponentOf1024BitsAndBouncyCastleOneAsLongAsN() {
    ByteCounter reference = new ByteCounter();
    client(Implementation.REFERENCE, reference).signIn();
    assertThat(reference.bytes).isEqualTo(128);
    ByteCounter bouncyCastle = new ByteCounter();
    client(Implementation.BOUNCYCASTLE, bouncyCastle).signIn();
    assertThat(bouncyCastle.bytes).isGreaterThanOrEqualTo(384);
  }

  private static final class ByteCounter extends SecureRandom {
    @Serial private static final long serialVersionUID = 1L;
    private int bytes;

    @Override
    public void nextBytes(byte[] drawn) {
      bytes += drawn.length;
      super.nextBytes(drawn);
    }
  }

  @Test
  void powersThatAreMeasuredHaveOperandsOfFullLength() {
    BigInteger number = PowerFunction.number(3072, 2);
    assertThat(number.bitLength()).isEqualTo(3072);
    assertThat(PowerFunction.number(3072, 2)).isEqualTo(number);
  }

  @Test
  void aBackendsPowerIsBigIntegersPower() {
    BigInteger base = PowerFunction.number(3000, 2);
    BigInteger exponent = PowerFunction.number(256, 1);
    assertThat(PowerFunction.of(Implementation.BIGINT).modPow(base, exponent, 256, PlainSrp.N))
        .isEqualTo(
            PowerFunction.of(Implementation.REFERENCE).modPow(base, exponent, 256, PlainSrp.N));
  }
}
