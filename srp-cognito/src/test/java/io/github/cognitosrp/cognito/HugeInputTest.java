package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.testing.HugeArguments;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lengths are checked before anything is copied or parsed: 64 MB fit into the heap only once. */
@Tag("slow")
class HugeInputTest {
  /** Each kind of challenge ignores what belongs to the other, and what nobody knows. */
  private static final Pattern IGNORED =
      Pattern.compile(
          "(PasswordVerifierChallenge.parse challengeParameters DEVICE_KEY"
              + "|DevicePasswordVerifierChallenge.parse challengeParameters USER_ID_FOR_SRP"
              + "|.* challengeParameters name) of .{1,2}: taken");

  @Test
  void sixtyFourMegabytesAreRefusedWithoutACopyWhereverTextOrBytesAreTaken() throws Exception {
    ChildJvm jvm = ChildJvm.plain().options(HugeArguments.options());
    List<String> lines = jvm.run(Offers.class).clean();
    assertThat(lines)
        .allMatch(line -> line.endsWith(": refused") || IGNORED.matcher(line).matches())
        .contains("PasswordVerifierChallenge.parse challengeParameters SALT of -: refused")
        .hasSizeGreaterThan(150);
  }

  /** Prints one line for each argument and each kind of text. */
  static final class Offers {
    private Offers() {}

    public static void main(String[] arguments) throws Exception {
      HugeArguments.offer(
          System.out::println,
          ValidArguments.arguments(),
          InvalidInputException.class,
          InvalidChallengeException.class);
    }
  }
}
