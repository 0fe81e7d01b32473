package io.github.cognitosrp.localpool.srp;

import static io.github.cognitosrp.localpool.srp.StepwiseClient.PASSWORD;
import static io.github.cognitosrp.localpool.srp.StepwiseClient.POOL;
import static io.github.cognitosrp.localpool.srp.StepwiseClient.USER;
import static io.github.cognitosrp.localpool.srp.StepwiseClient.hmac;
import static io.github.cognitosrp.localpool.srp.StepwiseClient.number;
import static io.github.cognitosrp.localpool.srp.StepwiseClient.padded;
import static io.github.cognitosrp.localpool.srp.StepwiseClient.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pool names the mistake of a client whose proof fails. */
@Tag("slow")
class ProofExplanationTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final BigInteger EPHEMERAL = new BigInteger(320, RANDOM);
  private static final String TIMESTAMP = "Sat Nov 7 19:05:00 UTC 2026";
  private static final String SECRET_BLOCK =
      Base64.getEncoder().encodeToString("a block of the service".repeat(9).getBytes(UTF_8));
  // Its top bit is set, and so are those of A and B in about half of all runs.
  private static final BigInteger SALT = new BigInteger("f1e2d3c4b5a69788796a5b4c3d2e1f00", 16);
  private static final SignedNames NAMES =
      new SignedNames(
          "AbC123",
          USER,
          Map.of(POOL, "the whole user pool id in place of its part after '_'"),
          Map.of("alice@example.com", "the typed name in place of USER_ID_FOR_SRP"));

  @Test
  void aRightProofIsCalledRight() {
    assertThat(explained(new StepwiseClient(EPHEMERAL))).isEqualTo("computes the right signature");
  }

  @TestFactory
  Stream<DynamicTest> aMistakeAfterXIsNamedFromOneProof() {
    return Stream.of(
        named(
            "hashes B before A to u",
            new Client() {
              @Override
              BigInteger u(BigInteger b) {
                return number(sha256(b.toByteArray(), publicA().toByteArray()));
              }
            }),
        named(
            "hashes A and B to u as hexadecimal text",
            new Client() {
              @Override
              BigInteger u(BigInteger b) {
                return number(
                    sha256(publicA().toString(16).getBytes(UTF_8), b.toString(16).getBytes(UTF_8)));
              }
            }),
        named(
            "takes half of SHA-256 of S as the key, not HKDF",
            new Client() {
              @Override
              byte[] key(BigInteger s, BigInteger u) {
                return Arrays.copyOf(sha256(s.toByteArray()), 16);
              }
            }),
        named(
            "takes SHA-256 of S as the key, not HKDF",
            new Client() {
              @Override
              byte[] key(BigInteger s, BigInteger u) {
                return sha256(s.toByteArray());
              }
            }),
        named(
            "swaps S and u, the input and the salt of HKDF",
            new Client() {
              @Override
              byte[] key(BigInteger s, BigInteger u) {
                byte[] random = hmac(s.toByteArray(), u.toByteArray());
                return Arrays.copyOf(
                    hmac(random, "Caldera Derived Key".getBytes(UTF_8), new byte[] {1}), 16);
              }
            }),
        named(
            "takes 32 bytes of HKDF as the key, not 16",
            new Client() {
              @Override
              byte[] key(BigInteger s, BigInteger u) {
                byte[] random = hmac(u.toByteArray(), s.toByteArray());
                return hmac(random, "Caldera Derived Key".getBytes(UTF_8), new byte[] {1});
              }
            }),
        named(
            "leaves out the byte 1 after HKDF's info",
            new Client() {
              @Override
              byte[] key(BigInteger s, BigInteger u) {
                byte[] random = hmac(u.toByteArray(), s.toByteArray());
                return Arrays.copyOf(hmac(random, "Caldera Derived Key".getBytes(UTF_8)), 16);
              }
            }),
        named(
            "signs the whole user pool id in place of its part after '_'",
            new Client() {
              @Override
              String signedContext() {
                return POOL;
              }
            }),
        named(
            "signs the typed name in place of USER_ID_FOR_SRP",
            new Client() {
              @Override
              String signedIdentity() {
                return "alice@example.com";
              }
            }),
        named(
            "signs SECRET_BLOCK as base64 text, not as the bytes behind it",
            new Client() {
              @Override
              byte[] signedBlock(String secretBlock) {
                return secretBlock.getBytes(UTF_8);
              }
            }),
        named(
            "signs a TIMESTAMP with a zero before the day, and sends another one",
            new Client() {
              @Override
              String signedTimestamp(String timestamp) {
                return "Sat Nov 07 19:05:00 UTC 2026";
              }
            }),
        named(
            "signs a TIMESTAMP with hours from 1 to 12, and sends another one",
            new Client() {
              @Override
              String signedTimestamp(String timestamp) {
                return "Sat Nov 7 07:05:00 UTC 2026";
              }
            }),
        named(
            "signs a TIMESTAMP with GMT in place of UTC, and sends another one",
            new Client() {
              @Override
              String signedTimestamp(String timestamp) {
                return "Sat Nov 7 19:05:00 GMT 2026";
              }
            }),
        named(
            "sends PASSWORD_CLAIM_SIGNATURE as hexadecimal text, not as base64",
            new Client() {
              @Override
              String encoded(byte[] signature) {
                return HexFormat.of().formatHex(signature);
              }
            }));
  }

  @Test
  void twoMistakesAtOnceAreNamedTogether() {
    Client client =
        new Client() {
          @Override
          BigInteger u(BigInteger b) {
            return number(sha256(b.toByteArray(), publicA().toByteArray()));
          }

          @Override
          byte[] signedBlock(String secretBlock) {
            return secretBlock.getBytes(UTF_8);
          }
        };
    assertThat(explained(client))
        .isEqualTo(
            "hashes B before A to u and signs SECRET_BLOCK as base64 text, not as the bytes behind"
                + " it");
  }

  @Test
  void paddingOfAAndBIsNamed() {
    Client client =
        new Client() {
          @Override
          BigInteger u(BigInteger b) {
            return number(sha256(padded(publicA(), 384), padded(b, 384)));
          }
        };
    assertThat(explainedWithZeroBytes(client)).startsWith("pads A and B to 384 bytes each");
  }

  @Test
  void aZeroByteThatIsMissingInFrontOfBIsNamed() {
    Client client =
        new Client() {
          @Override
          BigInteger u(BigInteger b) {
            return number(sha256(publicA().toByteArray(), withoutZero(b)));
          }
        };
    assertThat(explainedWithZeroBytes(client)).contains(" B");
  }

  @Test
  void aWrongPasswordIsNoKnownMistakeAfterX() {
    Client client =
        new Client() {
          @Override
          byte[] password() {
            return "wrong".getBytes(UTF_8);
          }
        };
    ServerHandshake handshake = rightHandshake(client);
    assertThat(ProofExplanation.of(handshake, NAMES, answer(client, handshake))).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> aMistakeInXOrKIsFoundByAHandshakeMadeForIt() {
    return Stream.of(
        suspected(
            "hashes the typed name in place of USER_ID_FOR_SRP to x",
            new Client() {
              @Override
              String identity() {
                return "alice@example.com";
              }
            }),
        suspected(
            "hashes the whole user pool id in place of its part after '_' to x",
            new Client() {
              @Override
              String context() {
                return POOL;
              }
            }),
        suspected(
            "leaves out the zero byte in front of the salt in x",
            new Client() {
              @Override
              byte[] salt(BigInteger salt) {
                return withoutZero(salt);
              }
            }),
        suspected(
            "hashes the salt to x as hexadecimal text",
            new Client() {
              @Override
              byte[] salt(BigInteger salt) {
                return salt.toString(16).getBytes(UTF_8);
              }
            }),
        suspected(
            "takes the line's end as part of the password",
            new Client() {
              @Override
              byte[] password() {
                return (PASSWORD + "\r\n").getBytes(UTF_8);
              }
            }),
        suspected(
            "computes k with N and g padded to 384 bytes, as RFC 5054 has it",
            new Client() {
              @Override
              BigInteger k() {
                return number(sha256(padded(N, 384), padded(g(), 384)));
              }
            }),
        suspected(
            "takes g = 5, which RFC 5054 has for this N; Cognito has 2",
            new Client() {
              @Override
              BigInteger g() {
                return BigInteger.valueOf(5);
              }
            }));
  }

  @Test
  void aRightClientFitsNoSuspicion() {
    Client client = new Client();
    for (SuspectedClient suspect : suspects()) {
      assertThat(fits(suspect, client)).as(suspect.mistake()).isFalse();
    }
  }

  @Test
  void suspicionsShowNoVerifier() {
    assertThat(suspects()).allSatisfy(s -> assertThat(s.toString()).hasSizeLessThan(100));
  }

  /** A client without a mistake until a test makes one. */
  private static class Client extends StepwiseClient {
    Client() {
      super(EPHEMERAL);
    }

    static byte[] withoutZero(BigInteger number) {
      byte[] bytes = number.toByteArray();
      return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
  }

  private static DynamicTest named(String mistake, StepwiseClient client) {
    return DynamicTest.dynamicTest(mistake, () -> assertThat(explained(client)).isEqualTo(mistake));
  }

  private static DynamicTest suspected(String mistake, StepwiseClient client) {
    return DynamicTest.dynamicTest(
        mistake,
        () ->
            assertThat(suspects().stream().filter(s -> fits(s, client)).map(s -> s.mistake()))
                .containsExactly(mistake));
  }

  private static boolean fits(SuspectedClient suspect, StepwiseClient client) {
    ServerHandshake handshake = suspect.handshake(client.publicA(), SALT, RANDOM);
    return ProofExplanation.of(handshake, NAMES, answer(client, handshake)).isPresent();
  }

  private static List<SuspectedClient> suspects() {
    return SuspectedClient.all(NAMES, PASSWORD, SALT);
  }

  private static String explained(StepwiseClient client) {
    ServerHandshake handshake = rightHandshake(client);
    return ProofExplanation.of(handshake, NAMES, answer(client, handshake)).orElseThrow();
  }

  /** With a B before which stands a zero byte: half of them have none. */
  private static String explainedWithZeroBytes(StepwiseClient client) {
    ServerHandshake handshake;
    do {
      handshake = rightHandshake(client);
    } while (handshake.publicB().bitLength() < 3072);
    return ProofExplanation.of(handshake, NAMES, answer(client, handshake)).orElseThrow();
  }

  private static ServerHandshake rightHandshake(StepwiseClient client) {
    return ServerHandshake.begin(
        client.publicA(), SrpMath.verifier("AbC123", USER, PASSWORD, SALT), RANDOM);
  }

  private static PasswordClaim answer(StepwiseClient client, ServerHandshake handshake) {
    return client.answer(handshake, SECRET_BLOCK, TIMESTAMP);
  }
}
