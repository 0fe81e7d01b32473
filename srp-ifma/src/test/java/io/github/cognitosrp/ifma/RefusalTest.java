package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the backend cannot or must not work, it says why, and runs nothing. */
class RefusalTest {

  /** Prints the backends of a JVM, which may first forbid itself new executable memory. */
  static final class Backends {
    private static final int PR_SET_MDWE = 65;
    private static final int PR_MDWE_REFUSE_EXEC_GAIN = 1;

    public static void main(String[] arguments) {
      if (arguments.length > 0) {
        Object[] call = {PR_SET_MDWE, (long) PR_MDWE_REFUSE_EXEC_GAIN, 0L, 0L, 0L};
        System.out.println(
            "prctl=" + NativeLibrary.getProcess().getFunction("prctl").invokeInt(call));
      }
      for (ModPowStatus row : ModPows.diagnose()) {
        System.out.println(row.name().orElse("?") + " " + row.state() + " " + row.reason());
      }
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refusedBy(Pages pages) {
    return assertThatThrownBy(() -> IfmaBackend.open(pages, CallingConvention.SYSTEM_V))
        .isInstanceOf(BackendUnavailableException.class);
  }

  @Test
  void thePropertyForbidsIt() throws Exception {
    assertThat(ChildJvm.ofShortLife().options("-Dcognitosrp.ifma=off").run(Backends.class).clean())
        .contains("ifma UNAVAILABLE forbidden by -Dcognitosrp.ifma=off");
  }

  @Test
  void withoutJnaThatIsTheReason() throws Exception {
    String jna = ChildJvm.location(Native.class);
    assertThat(ChildJvm.plain().forShortLife().without(jna::equals).run(Backends.class).clean())
        .contains("ifma UNAVAILABLE needs JNA: net.java.dev.jna:jna is not there");
  }

  @Test
  void deniedNativeAccessIsTheReason() throws Exception {
    assumeTrue(ChildJvm.onFeature(24), "needs Java 24 or later");
    assertThat(
            ChildJvm.plain()
                .forShortLife()
                .options("--illegal-native-access=deny")
                .run(Backends.class)
                .everything())
        .contains("ifma UNAVAILABLE JNA does not work here: ");
  }

  /** Linux 6.3 and later can forbid a process new executable memory, as SELinux and systemd do. */
  @Test
  void aSystemThatForbidsExecutableMemoryIsTheReason() throws Exception {
    assumeTrue(NeedsIfma.isPresent(), "needs AVX-512 IFMA");
    ChildJvm jvm =
        ChildJvm.ofShortLife()
            // The JVM's own compiled code has all of its memory before.
            .options("-Xint", "-XX:InitialCodeCacheSize=32m", "-XX:ReservedCodeCacheSize=32m");
    ChildJvm.Output output = jvm.run(Backends.class, "forbid");
    assumeTrue(output.number("prctl") == 0, "needs Linux 6.3");
    assertThat(output.clean())
        .contains("ifma UNAVAILABLE the system refuses executable memory (error 13)");
  }

  @Test
  void refusedMemoryIsTheReason() {
    refusedBy(new RefusingPages(true)).hasMessage("the system refuses memory");
    refusedBy(new RefusingPages(false)).hasMessage("the system refuses executable memory");
  }

  private static final class RefusingPages implements Pages {
    private final boolean refusesAll;
    private byte[] content = {};

    RefusingPages(boolean refusesAll) {
      this.refusesAll = refusesAll;
    }

    @Override
    public long map(long bytes) throws RefusedException {
      if (refusesAll) {
        throw new RefusedException("the system refuses memory");
      }
      return 4096;
    }

    @Override
    public void makeExecutable(long address, long bytes) throws RefusedException {
      throw new RefusedException("the system refuses executable memory");
    }

    @Override
    public void unmap(long address, long bytes) {
      content = new byte[0];
    }

    @Override
    public void write(long address, byte[] bytes) {
      content = bytes.clone();
    }

    @Override
    public byte[] read(long address, int count) {
      return content.clone();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Mac OS X, x86_64",
    "Linux, aarch64",
    "FreeBSD, amd64",
    "Linux, x86",
    "Windows 11, x86"
  })
  void otherPlatformsAreTheReason(String system, String architecture) {
    assertThatThrownBy(() -> Platform.conventionOf(system, architecture))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessage(
            "needs Linux or Windows on x86-64, not %s on %s".formatted(system, architecture));
  }

  @Test
  void linuxAndWindowsHaveTheirCallingConventions() throws Exception {
    assertThat(Platform.conventionOf("Linux", "amd64")).isEqualTo(CallingConvention.SYSTEM_V);
    assertThat(Platform.conventionOf("Windows 11", "amd64")).isEqualTo(CallingConvention.WINDOWS);
  }
}
