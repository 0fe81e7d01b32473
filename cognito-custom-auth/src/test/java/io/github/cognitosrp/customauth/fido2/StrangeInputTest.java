package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cognitosrp.customauth.Verdict;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Whatever bytes come as CBOR or JSON, the answer is a refusal, soon and with little memory. The
 * bounds are far above what any case takes here, and far below what an attack would be.
 */
@Tag("slow")
class StrangeInputTest {
  private static final Duration MAX_TIME = Duration.ofSeconds(3);
  private static final long MAX_BYTES = 64L * 1024 * 1024;
  private static final int MAX_ATTESTATION_BYTES = 8 * 1024;

  private static final Scene SCENE = new Scene();
  private static final TestAuthenticator KEY = new TestAuthenticator(PasskeyAlgorithm.ES256);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static {
    SCENE.register(SCENE.alice, KEY, "Key");
  }

  private final Fido2Api api = Fido2Api.forEverything(SCENE.authenticators, SCENE.signInChallenges);

  /** Any bytes, with a fondness for the heads of CBOR items. */
  @Provide
  Arbitrary<byte[]> cborLike() {
    Arbitrary<Byte> anyByte = Arbitraries.bytes();
    Arbitrary<Byte> heads =
        Arbitraries.of(
            (byte) 0x5b,
            (byte) 0x5f,
            (byte) 0x7b,
            (byte) 0x7f,
            (byte) 0x9a,
            (byte) 0x9b,
            (byte) 0x9f,
            (byte) 0xa1,
            (byte) 0xa3,
            (byte) 0xba,
            (byte) 0xbb,
            (byte) 0xbf,
            (byte) 0xc2,
            (byte) 0xd8,
            (byte) 0xf9,
            (byte) 0xfb,
            (byte) 0xff,
            (byte) 0x81);
    return Arbitraries.frequencyOf(Tuple.of(1, anyByte), Tuple.of(2, heads))
        .array(byte[].class)
        .ofMaxSize(200);
  }

  /** A right attestation object with some bytes overwritten and the end moved. */
  @Provide
  Arbitrary<byte[]> damagedAttestation() {
    byte[] right = attestation(KEY.registration("AAAA", "x"));
    return Combinators.combine(
            Arbitraries.integers().between(0, right.length - 1),
            cborLike(),
            Arbitraries.integers().between(0, right.length + 100))
        .as((at, bytes, length) -> {
          byte[] damaged = right.clone();
          int count = Math.min(Math.min(bytes.length, 8), damaged.length - at);
          System.arraycopy(bytes, 0, damaged, at, count);
          return Arrays.copyOf(damaged, length);
        });
  }

  /**
   * One head, again and again, up to the limit and beyond: arrays in arrays, texts that promise
   * gigabytes.
   */
  @Provide
  Arbitrary<byte[]> deepOrLong() {
    return Combinators.combine(
            Arbitraries.of(0x81, 0x9f, 0xa1, 0xbf, 0xd8, 0x5f, 0x7f, 0x9b, 0xbb, 0x5b, 0x7b, 0xc2),
            Arbitraries.integers().between(0, 255),
            Arbitraries.of(1, 9, 1_000, MAX_ATTESTATION_BYTES, 5 * MAX_ATTESTATION_BYTES))
        .as((head, filler, length) -> {
          byte[] bytes = new byte[length];
          for (int i = 0; i < length; i++) {
            bytes[i] = (i % 2 == 0 || filler > 128 ? head : filler).byteValue();
          }
          return bytes;
        });
  }

  @Property(tries = 1_500)
  void noCborRegisters(@ForAll("cborLike") byte[] attestation) {
    assertNotRegistered(attestation);
  }

  @Property(tries = 300)
  void noDeepOrLongCborRegisters(@ForAll("deepOrLong") byte[] attestation) {
    assertNotRegistered(attestation);
  }

  @Property(tries = 1_500)
  void noDamagedAttestationIsAnsweredWithAnError(@ForAll("damagedAttestation") byte[] attestation) {
    assertThat(complete(attestation).status()).isIn(200, 400);
    deleteAllButTheKey();
  }

  private static void deleteAllButTheKey() {
    for (StoredCredential credential : SCENE.credentials.list(SCENE.alice.userHandle())) {
      if (!credential.credentialId().equals(KEY.id())) {
        SCENE.credentials.delete(SCENE.alice.userHandle(), credential.credentialId());
      }
    }
  }

  /** CBOR lets tags stand in front of anything. */
  @Example
  void noMapOfExtensionsWithATagInFrontSignsIn() {
    noAuthenticatorDataSignsIn(new byte[] {(byte) 0xd7, (byte) 0xa0});
    noAuthenticatorDataSignsIn(new byte[] {(byte) 0xd7, (byte) 0xbf, (byte) 0xff});
  }

  @Property(tries = 1_500)
  void noAuthenticatorDataSignsIn(@ForAll("cborLike") byte[] end) {
    KEY.extensions = end;
    byte[] data = KEY.authenticatorData(KEY.flags | TestAuthenticator.ED);
    KEY.extensions = new byte[0];
    Scene.Attempt attempt = SCENE.attempt();
    Verdict verdict =
        bounded(() ->
            attempt.answer(KEY.answer(data, KEY.clientData("webauthn.get", attempt.challenge()))));
    // No outputs of extensions, or a map of them: authenticators may send any.
    boolean maybeOutputs = end.length == 0 || (end[0] & 0xe0) == 0xa0;
    assertThat(verdict.accepted() && !maybeOutputs).isFalse();
  }

  @Property(tries = 1_500)
  void noTextSignsIn(@ForAll String text) {
    assertThat(bounded(() -> SCENE.attempt().answer(text)).accepted()).isFalse();
  }

  @Property(tries = 1_500)
  void noClientDataSignsIn(@ForAll String text) {
    Scene.Attempt attempt = SCENE.attempt();
    assertThat(
            bounded(() ->
                    attempt.answer(
                        KEY.answer(KEY.authenticatorData(KEY.flags), text.getBytes(UTF_8))))
                .accepted())
        .isFalse();
  }

  @Property(tries = 500)
  void noBodyIsAnsweredWithAnError(@ForAll String body) {
    for (String path :
        new String[] {
          "/register-authenticator/complete", "/authenticators/update", "/authenticators/delete"
        }) {
      assertThat(bounded(() -> api.handle(request(path, body))).status()).isEqualTo(400);
    }
  }

  private void assertNotRegistered(byte[] attestation) {
    assertThat(complete(attestation).status()).isEqualTo(400);
    assertThat(SCENE.credentials.list(SCENE.alice.userHandle())).hasSize(1);
  }

  private Fido2Api.Response complete(byte[] attestation) {
    String challenge =
        Json.text(
            Json.parse(SCENE.authenticators.startRegistration(SCENE.alice, Scene.RP_ID))
                .orElseThrow(),
            "challenge");
    String body =
        TestAuthenticator.registration(
            attestation, KEY.clientData("webauthn.create", challenge), "Strange");
    return bounded(() -> api.handle(request("/register-authenticator/complete", body)));
  }

  private static Fido2Api.Request request(String path, String body) {
    return new Fido2Api.Request(
        path,
        Map.of(),
        Map.of("token_use", "id", "sub", Scene.SUB, "cognito:username", Scene.ALICE),
        body);
  }

  private static <T> T bounded(Supplier<T> step) {
    long start = THREADS.getCurrentThreadCpuTime();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    T result = step.get();
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(MAX_BYTES);
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(MAX_TIME);
    return result;
  }

  private static byte[] attestation(String registration) {
    return Encoding.decode(
            Json.text(Json.parse(registration).orElseThrow(), "attestationObjectB64"),
            MAX_ATTESTATION_BYTES)
        .orElseThrow();
  }
}
