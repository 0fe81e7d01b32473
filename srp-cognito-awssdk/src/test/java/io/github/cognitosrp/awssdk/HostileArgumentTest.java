package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.UserPoolId;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.testing.HostileValues;
import io.github.cognitosrp.testing.HugeArguments;
import io.github.cognitosrp.testing.PublicApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/**
 * Whatever an argument holds, a call either takes it, and the service refuses it, or refuses it
 * itself with an error that names the argument and does not repeat its value.
 */
class HostileArgumentTest {
  @Test
  void nullIsRefusedByTheArgumentsName(@TempDir Path folder) throws Exception {
    try (ValidArguments valid = new ValidArguments(folder)) {
      int checked = 0;
      for (PublicApi.Argument argument : valid.arguments()) {
        if (!argument.type().isPrimitive()) {
          assertThat(catchThrowable(() -> argument.call(null)))
              .as("%s", argument)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage(argument.name() + " must not be null");
          checked++;
        }
      }
      assertThat(checked).isGreaterThan(60);
    }
  }

  @Test
  void theStoreInMemoryRefusesNullToo() {
    DeviceStore store = DeviceStore.inMemory();
    DeviceOwner owner = new DeviceOwner(new UserPoolId("local-1_X"), "web", "alice");
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> store.load(null),
            () -> store.save(owner, null),
            () -> store.remove(null, "eu-central-1_0a"),
            () -> store.remove(owner, null))) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must not be null");
    }
  }

  @Test
  void textIsTakenOrRefusedByTheArgumentsName(@TempDir Path folder) throws Exception {
    try (ValidArguments valid = new ValidArguments(folder)) {
      int refusals = 0;
      for (PublicApi.Argument argument : valid.arguments()) {
        for (Object value : HostileValues.of(argument.type())) {
          Throwable refusal = catchThrowable(() -> argument.call(value));
          if (refusal != null && !isSaidBy(refusal, argument)) {
            assertThat(refusal).as("%s", argument).isInstanceOf(IllegalArgumentException.class);
            HostileValues.checkMessage(refusal, argument.name());
            refusals++;
          }
        }
      }
      assertThat(refusals).isGreaterThan(100);
    }
  }

  @Test
  void aMapThatHoldsSomethingElseThanTextsIsRefusedByTheArgumentsName(@TempDir Path folder)
      throws Exception {
    try (ValidArguments valid = new ValidArguments(folder)) {
      List<PublicApi.Argument> maps =
          valid.arguments().stream().filter(argument -> argument.type() == Map.class).toList();
      assertThat(maps).hasSizeGreaterThan(3);
      for (PublicApi.Argument argument : maps) {
        for (Map<?, ?> map : HostileValues.MAPS) {
          Throwable refusal = catchThrowable(() -> argument.call(map));
          assertThat(refusal).as("%s", argument).isInstanceOf(IllegalArgumentException.class);
          HostileValues.checkMessage(refusal, argument.name());
        }
      }
    }
  }

  /**
   * By the service; or of a whole saved sign-in, whose error does not say what is wrong with it.
   */
  private static boolean isSaidBy(Throwable refusal, PublicApi.Argument argument) {
    return refusal instanceof CognitoIdentityProviderException
        || (refusal instanceof SavedSignInException && argument.name().equals("state"));
  }

  @Test
  @Tag("slow")
  void sixtyFourMegabytesAreRefusedWithoutACopy(@TempDir Path folder) throws Exception {
    ChildJvm jvm = ChildJvm.plain().options(HugeArguments.options());
    assertThat(jvm.run(Offers.class, folder.toString()).clean())
        .allMatch(line -> line.endsWith(": refused"))
        .contains("NewPasswordRequired.answer attributes value of x: refused")
        .hasSizeGreaterThan(200);
  }

  /** Prints a line for each argument that takes text. */
  static final class Offers {
    private Offers() {}

    public static void main(String[] arguments) throws Exception {
      try (ValidArguments valid = new ValidArguments(Path.of(arguments[0]))) {
        HugeArguments.offer(
            System.out::println,
            valid.arguments(),
            IllegalArgumentException.class,
            SavedSignInException.class);
      }
      System.exit(0);
    }
  }
}
