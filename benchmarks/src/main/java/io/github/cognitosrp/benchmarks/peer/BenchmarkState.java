package io.github.cognitosrp.benchmarks.peer;

import io.github.cognitosrp.modpow.ModPow;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** What the benchmarks' states share. */
public final class BenchmarkState {
  private static final Duration MAX_SETTLING = Duration.ofSeconds(8);
  private static final long POLL_MILLIS = 20;

  private BenchmarkState() {}

  /**
   * Waits until an implementation is as fast as it gets by itself: {@code montgomery} prepares its
   * vectors in the background for some seconds, and says in its {@link ModPow#library()} when they
   * are there. On a JVM where they never come, the wait ends in vain.
   */
  public static void settle(Implementation implementation) {
    if (implementation != Implementation.MONTGOMERY
        || ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return;
    }
    ModPow modPow = implementation.modPow();
    long end = System.nanoTime() + MAX_SETTLING.toNanos();
    try {
      while (!modPow.library().contains("vector") && System.nanoTime() - end < 0) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A client, after one sign-in of each kind that the server's side of the script has accepted. */
  public static SrpClient checkedClient(Implementation implementation, EphemeralLength ephemeral) {
    settle(implementation);
    SignInScript script = SignInScript.load();
    SrpClient client =
        implementation.client(script, ephemeral, new SecureRandom(), Clock.systemUTC());
    ScriptServer server = new ScriptServer(script);
    if (!server.accepts(client.signIn())
        || !server.acceptsDevice(client.signInDevice())
        || !server.accepts(client.registerDevice())) {
      throw new IllegalStateException(implementation.label() + " computes a wrong signature");
    }
    return client;
  }
}
