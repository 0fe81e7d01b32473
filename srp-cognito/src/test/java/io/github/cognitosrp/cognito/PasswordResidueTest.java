package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.HeapDump;
import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a heap dump of another JVM, garbage included, shows of a password after its use. */
@Tag("slow")
class PasswordResidueTest {
  /** Short names: the password is in the same block of SHA-256 as they, and is not cut in two. */
  private static final String USER = "alice";

  /** The private a, which decides the session key. */
  private static final byte[] RANDOM = new byte[72];

  static {
    Arrays.fill(RANDOM, (byte) 0x5a);
  }

  @TempDir private Path folder;

  @Test
  void afterTheSignInTheHeapHasNeitherThePasswordNorItsHash() throws Exception {
    HeapDump heap = heapAfter("sign-in");
    assertThat(heap.copies(utf8())).as("password in UTF-8").isZero();
    assertThat(heap.copies(new String(HeapDump.password()).getBytes(UTF_16BE)))
        .as("in chars")
        .isZero();
    assertThat(heap.copies(innerHash())).as("inner hash").isZero();
    byte[] key =
        new SrpHandshake(ModPows.named("bigint"), new BigInteger(1, RANDOM), 8 * RANDOM.length)
            .sessionKey(Samples.server(1).publicKey(), Samples.SALT, innerHash());
    assertThat(heap.copies(key)).as("session key").isZero();
  }

  @Test
  void afterADevicesProofTheHeapHasNeitherItsPasswordNorItsHash() throws Exception {
    HeapDump heap = heapAfter("device");
    assertThat(heap.copies(utf8())).as("password in UTF-8").isZero();
    assertThat(heap.copies(new String(HeapDump.password()).getBytes(UTF_16BE)))
        .as("in chars")
        .isZero();
    assertThat(heap.copies(innerHash("group", "eu-central-1_0"))).as("inner hash").isZero();
  }

  /** Numbers cannot be wiped; the bytes that they are made of can. */
  @Test
  void theBytesOfTheSrpPrivateKeyAreWiped() throws Exception {
    HeapDump heap = heapAfter("private key");
    byte[] x = FixedLengthBytes.bigEndian(SrpMath.privateKey(BigInteger.TEN, innerHash()), 32);
    assertThat(heap.copies(x)).as("in numbers").isPositive();
    // HPROF has the type of an array's elements in the byte before the first: 8 is byte.
    byte[] byteArray = ByteBuffer.allocate(33).put((byte) 8).put(x).array();
    assertThat(heap.copies(byteArray)).as("in arrays of bytes").isZero();
  }

  /** Otherwise the other tests would see nothing. */
  @Test
  void withoutTheWipesTheHeapHasThePassword() throws Exception {
    HeapDump heap = heapAfter("control");
    assertThat(heap.copies(utf8())).isPositive();
    assertThat(heap.copies(new String(HeapDump.password()).getBytes(UTF_16BE))).isPositive();
    assertThat(heap.copies(innerHash())).as("a key of the JDK's HMAC").isPositive();
  }

  private HeapDump heapAfter(String work) throws Exception {
    return HeapDump.of(Work.class, work, folder);
  }

  private static byte[] utf8() {
    return new String(HeapDump.password()).getBytes(UTF_8);
  }

  private static byte[] innerHash() {
    return innerHash(Samples.POOL_NAME, USER);
  }

  private static byte[] innerHash(String scope, String name) {
    return SrpMath.innerHash(new SrpIdentity(scope, name), utf8());
  }

  /** Uses the password in one way, closes everything, and dumps the heap. */
  static final class Work {
    private Work() {}

    public static void main(String[] arguments) throws Exception {
      char[] password = HeapDump.password();
      Object held = use(arguments[0], password);
      if (!arguments[0].equals("control")) {
        Arrays.fill(password, '\0');
      }
      HeapDump.write(arguments[1]);
      if (held.hashCode() == 0 && password.length == 0) {
        throw new AssertionError("keeps both alive until the dump");
      }
    }

    private static Object use(String work, char[] password) throws Exception {
      CognitoSrp srp = Samples.builder().secureRandom(new GivenRandom(RANDOM)).build();
      switch (work) {
        case "sign-in" -> {
          try (UserSrpSession session = srp.beginUser(Samples.ALIAS)) {
            Map<String, String> parameters = Samples.parameters(Samples.server(1));
            parameters.put("USER_ID_FOR_SRP", USER);
            return session.answer(PasswordVerifierChallenge.parse(parameters), password);
          }
        }
        case "device" -> {
          try (RememberedDevice device =
                  RememberedDevice.restore("eu-central-1_0", "group", password);
              DeviceSrpSession session = srp.beginDevice(Samples.USER_ID, device)) {
            return session.answer(Samples.deviceChallenge(Samples.server(1)));
          }
        }
        case "private key" -> {
          byte[] utf8 = InputRules.passwordUtf8(password, "password");
          byte[] hash = SrpMath.innerHash(new SrpIdentity(Samples.POOL_NAME, USER), utf8);
          return SrpMath.privateKey(BigInteger.TEN, hash);
        }
        default -> {
          MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
          byte[] utf8 = InputRules.passwordUtf8(password, "password");
          sha256.update(utf8);
          Arrays.fill(utf8, (byte) 0);
          sha256.digest();
          Mac mac = Mac.getInstance("HmacSHA256");
          mac.init(new SecretKeySpec(innerHash(), "HmacSHA256"));
          return mac;
        }
      }
    }
  }
}
