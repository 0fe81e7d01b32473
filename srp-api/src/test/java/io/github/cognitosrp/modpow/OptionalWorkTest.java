package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.support.OneLine;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Warm-up and ranking that fail leave powers right, and a note. */
@Timeout(180)
class OptionalWorkTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();

  @Test
  void aFailedWarmUpIsANoteAndNoQuarantine() {
    StubProvider provider =
        StubProvider.blinded(
            "cold",
            () ->
                new StubProvider.RightBackend() {
                  @Override
                  public void warmUp() {
                    throw new NoClassDefFoundError("org/example/Tables");
                  }
                });
    ModPowRegistry registry = ModPowRegistry.of(provider);
    ModPowStatus row = registry.diagnose().get(0);
    assertThat(row.state()).isEqualTo(ModPowStatus.State.READY);
    assertThat(row.notes()).containsExactly("no warm-up: NoClassDefFoundError: org/example/Tables");
    assertThat(registry.best().modPow(BigInteger.TWO, BigInteger.TEN, 8, N)).isEqualTo(1024);
  }

  @Test
  void aWarmUpThatThrowsACheckedExceptionIsANoteToo() {
    StubProvider provider =
        StubProvider.blinded(
            "cold",
            () ->
                new StubProvider.RightBackend() {
                  @Override
                  public void warmUp() {
                    throw StubProvider.thrown(new IOException("no device"));
                  }
                });
    assertThat(ModPowRegistry.of(provider).diagnose().get(0).notes())
        .containsExactly("no warm-up: IOException: no device");
  }

  @Test
  void aBackendsNotesAreInItsRow() {
    StubProvider provider =
        StubProvider.blinded(
            "slower",
            () ->
                new StubProvider.RightBackend() {
                  @Override
                  public List<String> notes() {
                    return List.of("no tables: out of memory");
                  }
                });
    ModPowRegistry registry = ModPowRegistry.of(provider);
    registry.best();
    assertThat(registry.installed().get(0).notes()).containsExactly("no tables: out of memory");
  }

  @Test
  void aNoteIsOneBoundedLineAndNullIsNone() {
    StubProvider provider =
        StubProvider.blinded(
            "talkative",
            () ->
                new StubProvider.RightBackend() {
                  @Override
                  public List<String> notes() {
                    return Arrays.asList("no tables\nat all", null, "x".repeat(1_000_000));
                  }
                });
    ModPowRegistry registry = ModPowRegistry.of(provider);
    registry.best();
    assertThat(registry.installed().get(0).notes())
        .containsExactly("no tables", "x".repeat(200) + "…");
  }

  @Test
  void aBackendThatDoesNotNameItsLibraryIsReadyAllTheSame() {
    String none = "NullPointerException: library()";
    for (Throwable fault :
        Arrays.asList(null, new IOException("no device"), new StubProvider.UnreadableException())) {
      StubProvider provider =
          StubProvider.blinded(
              "shy",
              () ->
                  new StubProvider.RightBackend() {
                    @Override
                    public String library() {
                      if (fault == null) {
                        return null;
                      }
                      throw StubProvider.thrown(fault);
                    }
                  });
      ModPowRegistry registry = ModPowRegistry.of(provider);
      String why = fault == null ? none : OneLine.of(fault);
      assertThat(registry.best().library()).isEqualTo("unknown: " + why);
      assertThat(registry.best()).hasToString("shy (BLINDED, unknown: " + why + ")");
      ModPowStatus row = registry.installed().get(0);
      assertThat(row.isReady()).isTrue();
      assertThat(row.library()).isEmpty();
      assertThat(row.notes()).containsExactly("it cannot be asked for its status: " + why);
    }
  }

  @Test
  void aRankingThatFailsInTheBackgroundIsANoteOfEveryHardenedBackend() throws Exception {
    StubProvider hungry =
        new StubProvider(
            "hungry",
            Hardening.CONSTANT_TIME,
            true,
            () -> {
              throw new OutOfMemoryError("no room");
            });
    ModPowRegistry registry =
        ModPowRegistry.of(hungry, StubProvider.right("plain", Hardening.BLINDED, false));
    assertThat(registry.best().name()).isEqualTo("plain");
    while (registry.installed().get(0).notes().isEmpty()) {
      Thread.sleep(10);
    }
    assertThat(registry.installed().get(0).notes())
        .containsExactly("not ranked: OutOfMemoryError: no room");
    assertThat(registry.best().name()).isEqualTo("plain");
    assertThat(hungry.opened).hasValue(1);
  }

  /**
   * The program's threads have stacks of 64 MB, and the address space is full up to less than that:
   * {@link Thread#start()} throws an OutOfMemoryError.
   */
  @Test
  void whereNoThreadCanBeStartedPowersAreRightAndNotesSayWhatWasGivenUp() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/prlimit")))
        .as("needs prlimit of Linux")
        .isTrue();
    ChildJvm.Output output =
        ChildJvm.plain()
            .wrappedIn("/usr/bin/prlimit", "--as=8589934592")
            .options("-XX:ThreadStackSize=65536", "-Xmx64m", "-Xlog:os+thread=off")
            .options("-XX:CompressedClassSpaceSize=64m", "-XX:+UseSerialGC")
            .run(NoThreadsProgram.class);
    assertThat(output.clean())
        .containsExactly(
            "best=first",
            "note=[not ranked: OutOfMemoryError: unable to create native thread: possibly out of"
                + " memory or process/resource limits reached, no long self-test:"
                + " OutOfMemoryError: unable to create native thread: possibly out of memory or"
                + " process/resource limits reached]",
            "value=null",
            "failure=OutOfMemoryError: unable to create native thread: possibly out of memory or"
                + " process/resource limits reached",
            "built=value");
  }
}
