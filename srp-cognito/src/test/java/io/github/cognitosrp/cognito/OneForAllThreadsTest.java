package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One {@link CognitoSrp} serves 64 threads: every signature is right, and no A comes twice. Run in
 * the command line's module, where every backend is, in a JVM of its own: tables are built then
 * while the threads sign in.
 */
class OneForAllThreadsTest {
  private static final int THREADS = 64;

  /** Enough of A to tell two apart; a whole one has 768 digits. */
  private static final int DIGITS = 32;

  static List<ModPow> backends() {
    return Backends.ready();
  }

  /** Half a minute with the backend that applications get, one second with each other one. */
  @ParameterizedTest
  @MethodSource("backends")
  @Tag("slow")
  void usersAndDevicesSignIn(ModPow modPow) throws Exception {
    boolean isBest = modPow.name().equals(ModPows.best().name());
    signInFor(modPow, Duration.ofSeconds(isBest ? 30 : 1));
  }

  @ParameterizedTest
  @MethodSource("backends")
  @Tag("deep")
  void usersAndDevicesSignInForTenMinutes(ModPow modPow) throws Exception {
    signInFor(modPow, Duration.ofMinutes(10));
  }

  private static void signInFor(ModPow modPow, Duration duration) throws Exception {
    CognitoSrp srp = Samples.builder().modPow(modPow).build();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AtomicLong signIns = new AtomicLong();
    long start = System.nanoTime();
    Callable<Void> thread =
        () -> {
          while (System.nanoTime() - start < duration.toNanos()) {
            long b = signIns.incrementAndGet();
            seen.add(CognitoSrpTest.signedIn(srp, Samples.server(b)).substring(0, DIGITS));
            seen.add(deviceSignedIn(srp, Samples.deviceServer(b)).substring(0, DIGITS));
          }
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(THREADS, thread))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d users and devices signed in on %d threads in %d seconds%n",
        modPow.name(),
        signIns.get(),
        THREADS,
        duration.toSeconds());
    assertThat(seen).hasSize((int) (2 * signIns.get()));
  }

  private static String deviceSignedIn(CognitoSrp srp, PlainServer server) {
    try (RememberedDevice device = Samples.device();
        DeviceSrpSession session = srp.beginDevice(Samples.USER_ID, device)) {
      String srpA = session.challengeResponses().get("SRP_A");
      assertThat(session.answer(Samples.deviceChallenge(server)).toMap())
          .containsEntry(
              "PASSWORD_CLAIM_SIGNATURE",
              server.signature(srpA, Samples.SECRET_BLOCK, Samples.TIMESTAMP));
      return srpA;
    }
  }
}
