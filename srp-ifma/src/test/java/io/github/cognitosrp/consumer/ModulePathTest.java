package io.github.cognitosrp.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import io.github.cognitosrp.ifma.IfmaModPowProvider;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A modular program gets the backend by having its module. */
@Tag("slow")
class ModulePathTest {

  /** Prints the first backend, and whether its module has a name. */
  public static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      ModPowStatus row = ModPows.diagnose().get(0);
      System.out.println(row.name().orElse("?") + " " + row.state() + " " + row.reason());
      System.out.println("named=" + IfmaModPowProvider.class.getModule().isNamed());
    }
  }

  @Test
  void onTheModulePathTheBackendIsReady() throws Exception {
    String modulePath =
        String.join(
            File.pathSeparator,
            ChildJvm.location(ModPows.class),
            ChildJvm.location(IfmaModPowProvider.class),
            ChildJvm.location(Native.class));
    ChildJvm.Output output =
        ChildJvm.plain()
            .java(
                List.of(
                    "-p",
                    modulePath,
                    "--add-modules",
                    "io.github.cognitosrp.ifma",
                    "-cp",
                    ChildJvm.location(Program.class),
                    Program.class.getName()));
    assertThat(output.lines()).contains("named=true");
    assumeTrue(!output.everything().contains("needs AVX-512 IFMA"), "needs AVX-512 IFMA");
    assertThat(output.everything()).contains("ifma READY");
  }
}
