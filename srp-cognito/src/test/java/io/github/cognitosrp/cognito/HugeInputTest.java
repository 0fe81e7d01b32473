package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lengths are checked before anything is copied or parsed: 64 MB fit into the heap only once. */
@Tag("slow")
class HugeInputTest {
  private static final int MEGABYTES = 64;
  private static final int MAX_MESSAGE = 200;

  @Test
  void sixtyFourMegabytesAreRefusedWithoutACopyWhereverTextOrBytesAreTaken() throws Exception {
    // G1 splits so small a heap into regions, and may find no room even for the first copy.
    ChildJvm jvm = ChildJvm.plain().options("-Xmx128m", "-XX:+UseSerialGC");
    List<String> lines = jvm.run(Refusals.class).clean();
    assertThat(lines)
        .allMatch(line -> line.endsWith(": refused"))
        .contains("PasswordVerifierChallenge.parse SALT of -: refused")
        .hasSizeGreaterThan(90);
  }

  /** Prints one line for each argument and each kind of text. */
  static final class Refusals {
    private Refusals() {}

    public static void main(String[] arguments) throws Exception {
      for (char fill : new char[] {'-', '0', 'x'}) {
        // There is room for one of these at a time.
        offer(String.valueOf(fill).repeat(MEGABYTES << 20), " of " + fill + ": ");
        offer(chars(fill), " of " + fill + ": ");
      }
      offer(new byte[MEGABYTES << 20], ": ");
    }

    private static char[] chars(char fill) {
      char[] chars = new char[MEGABYTES << 19];
      Arrays.fill(chars, fill);
      return chars;
    }

    /** Offers it to every argument that can take it. */
    private static void offer(Object huge, String description) throws Exception {
      for (PublicApi.Argument argument : PublicApi.arguments()) {
        if (argument.type() == huge.getClass()) {
          System.out.println(argument + description + outcome(argument, huge));
        } else if (argument.type() == Map.class && huge instanceof String text) {
          Map<String, String> valid = new HashMap<>(Samples.parameters(Samples.server(1)));
          if (argument.member().getDeclaringClass() == DevicePasswordVerifierChallenge.class) {
            valid.put("DEVICE_KEY", Samples.DEVICE_KEY);
            valid.remove("USER_ID_FOR_SRP");
          }
          for (String key : valid.keySet()) {
            Map<String, String> parameters = new HashMap<>(valid);
            parameters.put(key, text);
            System.out.println(
                argument.toString().replace("challengeParameters", key)
                    + description
                    + outcome(argument, parameters));
          }
        }
      }
    }

    private static String outcome(PublicApi.Argument argument, Object huge) {
      try {
        argument.call(huge);
        return "accepted";
      } catch (InvalidInputException | InvalidChallengeException refusal) {
        return refusal.getMessage().length() <= MAX_MESSAGE ? "refused" : refusal.getMessage();
      } catch (Throwable other) {
        return other.toString();
      }
    }
  }
}
