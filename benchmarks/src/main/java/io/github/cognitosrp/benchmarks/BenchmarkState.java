package io.github.cognitosrp.benchmarks;

import java.security.SecureRandom;
import java.time.Clock;

/** What the benchmarks' states share. */
final class BenchmarkState {
  private BenchmarkState() {}

  /** A client, after one sign-in of each kind that the server's side of the script has accepted. */
  static SrpClient checkedClient(Implementation implementation, EphemeralLength ephemeral) {
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
