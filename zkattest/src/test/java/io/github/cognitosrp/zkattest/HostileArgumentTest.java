package io.github.cognitosrp.zkattest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.testing.HostileValues;
import io.github.cognitosrp.testing.HugeArguments;
import io.github.cognitosrp.testing.PublicApi;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Null, hostile texts and 64 megabytes for every argument of every public member. */
class HostileArgumentTest {
  private static final ValidArguments VALID = new ValidArguments();

  @Test
  void nullIsRefusedByTheArgumentsName() throws Exception {
    int checked = 0;
    for (PublicApi.Argument argument : VALID.arguments()) {
      assertThat(catchThrowable(() -> argument.call(null)))
          .as("%s", argument)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(argument.name() + " must not be null");
      checked++;
    }
    assertThat(checked).isGreaterThan(18);
  }

  @Test
  void aNullAmongTheMembersIsRefusedByTheArgumentsName() throws Exception {
    int checked = 0;
    for (PublicApi.Argument argument : VALID.arguments()) {
      if (Collection.class.isAssignableFrom(argument.type())) {
        assertThat(catchThrowable(() -> argument.call(Collections.singletonList(null))))
            .as("%s", argument)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("a member of " + argument.name() + " must not be null");
        checked++;
      }
    }
    assertThat(checked).isEqualTo(3);
  }

  @Test
  void textAndBytesAreTakenOrRefusedByTheArgumentsName() throws Exception {
    int refusals = 0;
    for (PublicApi.Argument argument : VALID.arguments()) {
      for (Object value : HostileValues.of(argument.type())) {
        Throwable refusal = catchThrowable(() -> argument.call(value));
        if (refusal instanceof MalformedJsonException) {
          // It names the member of the document.
          HostileValues.checkMessage(refusal, "");
        } else if (refusal != null) {
          assertThat(refusal).as("%s", argument).isInstanceOf(IllegalArgumentException.class);
          HostileValues.checkMessage(refusal, argument.name());
        }
        refusals += refusal == null ? 0 : 1;
      }
    }
    assertThat(refusals).isGreaterThan(30);
  }

  /** Blindings of zero would show what the proof hides. */
  @Test
  void aSourceOfRandomNumbersThatFailsIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> prove(false))
        .withMessage("the SecureRandom returned nothing but zeros");
    assertThatIllegalStateException()
        .isThrownBy(() -> prove(true))
        .withMessage("the SecureRandom failed")
        .withCauseInstanceOf(ProviderException.class);
  }

  private static void prove(boolean fails) {
    Signed signed = Signed.message("kilroy was here");
    ZkAttest.prove(
        ZkAttestParams.derivedFrom("tests"),
        signed.statement(List.of(signed.x())),
        signed.signature(),
        signed.key(),
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            if (fails) {
              throw new ProviderException("no entropy");
            }
          }
        });
  }

  @Test
  @Tag("slow")
  void sixtyFourMegabytesExhaustNoMemory() throws Exception {
    ChildJvm jvm = ChildJvm.plain().options(HugeArguments.options());
    assertThat(jvm.run(Offers.class).clean())
        .allMatch(line -> line.endsWith(": refused"))
        .hasSizeGreaterThan(20);
  }

  /** Prints a line for each argument that takes text or bytes. */
  static final class Offers {
    private Offers() {}

    public static void main(String[] ignored) throws Exception {
      List<PublicApi.Argument> arguments =
          VALID.arguments().stream()
              .filter(argument -> !Collection.class.isAssignableFrom(argument.type()))
              .toList();
      HugeArguments.offer(
          System.out::println,
          arguments,
          IllegalArgumentException.class,
          MalformedJsonException.class);
    }
  }
}
