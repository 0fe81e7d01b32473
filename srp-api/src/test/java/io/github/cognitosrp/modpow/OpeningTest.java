package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.support.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A backend is opened once, with or without success. */
class OpeningTest {

  static Stream<StubProvider> failing() {
    return Stream.of(
        StubProvider.unavailable("not-installed", "libx is not installed"),
        StubProvider.blinded("null", () -> null),
        throwing(new UnsatisfiedLinkError("libx.so: wrong architecture")),
        throwing(new ExceptionInInitializerError(new IllegalCallerException("no native access"))),
        throwing(new NoClassDefFoundError("com/sun/jna/Native")),
        throwing(new AssertionError()),
        throwing(new StackOverflowError()),
        throwing(new IOException("no device")),
        throwing(new StubProvider.UnreadableException()));
  }

  private static StubProvider throwing(Throwable fault) {
    return StubProvider.blinded(
        "throwing",
        () -> {
          throw StubProvider.thrown(fault);
        });
  }

  @ParameterizedTest
  @MethodSource("failing")
  void aBackendThatCannotBeOpenedIsNotTriedAgain(StubProvider provider) {
    ModPowRegistry registry =
        ModPowRegistry.of(provider, StubProvider.right("next", Hardening.BLINDED, true));
    for (int i = 0; i < 3; i++) {
      assertThat(registry.best().name()).isEqualTo("next");
      assertThat(catchThrowable(() -> registry.named(provider.name())))
          .isInstanceOf(ModPowUnavailableException.class);
      assertThat(registry.diagnose().get(1).state()).isEqualTo(ModPowStatus.State.UNAVAILABLE);
    }
    assertThat(provider.opened).hasValue(1);
  }

  @Test
  void theReasonIsTheRootOfTheFailure() {
    Error wrapped =
        new ExceptionInInitializerError(
            new IllegalStateException("outer", new IllegalCallerException("no native access")));
    assertThat(ModPowRegistry.of(throwing(wrapped)).diagnose().get(0).reason())
        .isEqualTo("it could not be opened: IllegalCallerException: no native access");
  }

  @Test
  void aReasonIsOneBoundedLineWithoutControlCharacters() {
    List<String> hostile =
        List.of(
            "\u001b[2J\u009b31m first\u202e\u2028line\nsecond line\u0000",
            "x".repeat(1_000_000),
            " ".repeat(5_000) + "\n");
    for (String text : hostile) {
      Error error = new UnsatisfiedLinkError(text);
      for (StubProvider provider :
          List.of(StubProvider.unavailable("hostile", text), throwing(error))) {
        String reason = ModPowRegistry.of(provider).diagnose().get(0).reason();
        assertThat(reason).isNotBlank().hasSizeLessThan(300).doesNotContain("second line");
        assertThat(reason.codePoints())
            .noneMatch(c -> Character.isISOControl(c) || c == 0x202e || c == 0x2028);
      }
    }
  }

  @Test
  void aBackendWithoutAReasonIsStillNotReady() {
    ModPowStatus row = ModPowRegistry.of(StubProvider.unavailable("shy", "")).diagnose().get(0);
    assertThat(row.isReady()).isFalse();
    assertThat(row.reason()).isEqualTo("it gave no reason");
  }

  @Test
  void anInvalidNameMakesTheProviderUnusable() {
    // A grave accent, a brace, a slash and a colon stand beside a, z, 0 and 9.
    for (String name : List.of("", "GMP", "a b", "a\nb", "a`", "a{", "a/", "a:", "x".repeat(33))) {
      ModPowStatus row =
          ModPowRegistry.of(StubProvider.right(name, Hardening.BLINDED, false)).diagnose().get(0);
      assertThat(row.name()).isEmpty();
      assertThat(row.providerClass()).contains(StubProvider.class.getName());
      assertThat(row.reason()).isEqualTo("its name is not 1 to 32 of a-z, 0-9 and -");
    }
  }

  @Test
  void aNameHas1To32SmallLettersDigitsAndHyphens() {
    for (String name : List.of("a", "az09-", "x".repeat(32))) {
      long start = System.nanoTime();
      ModPowRegistry registry =
          ModPowRegistry.of(StubProvider.right(name, Hardening.BLINDED, false));
      assertThat(registry.best().name()).isEqualTo(name);
      assertThat(registry.best()).hasToString(name + " (BLINDED, stub 1.0)");
      ModPowStatus row = registry.installed().get(0);
      assertThat(row.name()).contains(name);
      assertThat(row.library()).contains("stub 1.0");
      long untilNow = (System.nanoTime() - start) / 1_000;
      assertThat(row.selfTestMicros().orElseThrow()).isBetween(1L, untilNow);
    }
  }

  @Test
  void aReasonOf200CharactersIsWholeAndALongerOneIsCut() {
    for (int length : new int[] {199, 200, 201}) {
      String reason =
          ModPowRegistry.of(StubProvider.unavailable("talkative", "x".repeat(length)))
              .diagnose()
              .get(0)
              .reason();
      assertThat(reason).isEqualTo("x".repeat(Math.min(length, 200)) + (length > 200 ? "…" : ""));
    }
  }

  @Test
  void aProviderIsOpenedByADaemonThreadWithTheRegistrysClassLoader() throws Exception {
    AtomicReference<Thread> opener = new AtomicReference<>();
    AtomicReference<ClassLoader> loader = new AtomicReference<>();
    StubProvider provider =
        StubProvider.blinded(
            "curious",
            () -> {
              opener.set(Thread.currentThread());
              loader.set(Thread.currentThread().getContextClassLoader());
              return new StubProvider.RightBackend();
            });
    Thread caller = new Thread(() -> ModPowRegistry.of(provider).best());
    caller.setContextClassLoader(new ClassLoader() {});
    caller.start();
    caller.join();
    assertThat(opener.get()).isNotSameAs(caller);
    assertThat(opener.get().isDaemon()).isTrue();
    assertThat(loader.get()).isNotSameAs(caller.getContextClassLoader());
  }

  @Test
  void aProviderWithoutProtectionOrNameIsUnusable() {
    assertThat(ModPowRegistry.of(StubProvider.right("x", null, false)).diagnose().get(0).reason())
        .startsWith("its provider failed: NullPointerException");
    assertThat(
            ModPowRegistry.of(StubProvider.right(null, Hardening.BLINDED, false))
                .diagnose()
                .get(0)
                .isReady())
        .isFalse();
  }

  @Test
  void aProviderWhoseNameThrowsAnythingIsUnusableForThatReason() {
    for (Throwable fault :
        List.of(new IOException("no device"), new StubProvider.UnreadableException())) {
      StubProvider provider =
          new StubProvider("nameless", Hardening.BLINDED, false, StubProvider.RightBackend::new) {
            @Override
            public String name() {
              throw StubProvider.thrown(fault);
            }
          };
      assertThat(ModPowRegistry.of(provider).installed().get(0).reason())
          .isEqualTo("its provider failed: " + OneLine.of(fault));
    }
  }

  @Test
  void concurrentCallersShareOneOpening() throws Exception {
    CountDownLatch allAsked = new CountDownLatch(8);
    StubProvider provider =
        StubProvider.blinded(
            "shared",
            () -> {
              awaitQuietly(allAsked);
              return new StubProvider.RightBackend();
            });
    ModPowRegistry registry = ModPowRegistry.of(provider);
    List<Callable<ModPow>> askers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      askers.add(() -> {
        allAsked.countDown();
        return registry.best();
      });
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<ModPow>> answers = threads.invokeAll(askers);
      ModPow first = answers.get(0).get();
      for (Future<ModPow> answer : answers) {
        assertThat(answer.get()).isSameAs(first);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(provider.opened).hasValue(1);
  }

  @Test
  void anOutOfMemoryErrorWhileOpeningReachesTheCallerAndTheNextCallTriesAgain() {
    List<Error> once = new ArrayList<>(List.of(new OutOfMemoryError()));
    StubProvider provider =
        StubProvider.blinded(
            "hungry",
            () -> {
              if (!once.isEmpty()) {
                throw once.remove(0);
              }
              return new StubProvider.RightBackend();
            });
    ModPowRegistry registry = ModPowRegistry.of(provider);
    assertThat(catchThrowable(registry::best)).isInstanceOf(OutOfMemoryError.class);
    assertThat(registry.best().name()).isEqualTo("hungry");
  }

  private static void awaitQuietly(CountDownLatch latch) throws BackendUnavailableException {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new BackendUnavailableException("interrupted");
    }
  }
}
