package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.io.Serial;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Each answer adds a fresh multiple of N before it divides, or the division's time would follow the
 * password. The result does not show it, but the random bits that it takes do. They are not from
 * the caller's {@link SecureRandom}, whose draws are a and nothing else.
 */
class BlindedBaseTest {
  private static final int MASK_BYTES = 320 / Byte.SIZE;
  private static final int A_BYTES = SrpHandshake.MASKING_EPHEMERAL_BITS / Byte.SIZE;

  @Test
  void eachAnswerOfASessionDrawsAMaskFromThePlatformsRandom() throws Exception {
    ChildJvm.Output output = ChildJvm.plain().run(Answers.class);
    assertThat(output.clean())
        .containsExactly(
            "answer " + MASK_BYTES, "second answer " + MASK_BYTES, "device's answer " + MASK_BYTES);
  }

  /** Prints how many random bytes each answer takes. */
  static final class Answers {
    private Answers() {}

    public static void main(String[] arguments) {
      Security.insertProviderAt(new CountingProvider(), 1);
      SecureRandom random = new GivenRandom(new byte[][] {someA(), someA()});
      CognitoSrp srp =
          Samples.builder().modPow(ModPows.named("bigint-vartime")).secureRandom(random).build();
      try (UserSrpSession user = srp.beginUser(Samples.ALIAS);
          DeviceSrpSession device = srp.beginDevice(Samples.USER_ID, Samples.device())) {
        PasswordVerifierChallenge challenge = Samples.challenge(Samples.server(1));
        print("answer", () -> user.answer(challenge, Samples.password()));
        print("second answer", () -> user.answer(challenge, Samples.password()));
        DevicePasswordVerifierChallenge ofDevice = Samples.deviceChallenge(Samples.deviceServer(1));
        print("device's answer", () -> device.answer(ofDevice));
      }
    }

    private static byte[] someA() {
      byte[] a = new byte[A_BYTES];
      a[0] = 1;
      return a;
    }

    private static void print(String name, Runnable answer) {
      int before = CountingRandom.drawn();
      answer.run();
      System.out.println(name + " " + (CountingRandom.drawn() - before));
    }
  }

  /** Cryptographically worthless; it is the platform's random of a JVM that ends at once. */
  private static final class CountingProvider extends Provider {
    @Serial private static final long serialVersionUID = 1L;

    CountingProvider() {
      super("Counting", "1", "counts random bytes");
      putService(
          new Service(
              this, "SecureRandom", "Counting", CountingRandom.class.getName(), List.of(), null));
    }
  }

  /** See {@link CountingProvider}. */
  public static final class CountingRandom extends SecureRandomSpi {
    @Serial private static final long serialVersionUID = 1L;

    /** Of each thread: backends' self-tests draw masks too, in the background. */
    private static final ThreadLocal<Integer> DRAWN = ThreadLocal.withInitial(() -> 0);

    private static final Random RANDOM = new Random(1);

    static int drawn() {
      return DRAWN.get();
    }

    @Override
    protected void engineSetSeed(byte[] seed) {}

    @Override
    protected void engineNextBytes(byte[] bytes) {
      DRAWN.set(DRAWN.get() + bytes.length);
      RANDOM.nextBytes(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int length) {
      return new byte[length];
    }
  }
}
