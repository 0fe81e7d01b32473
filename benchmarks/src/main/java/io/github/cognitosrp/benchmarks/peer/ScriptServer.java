package io.github.cognitosrp.benchmarks.peer;

import static io.github.cognitosrp.benchmarks.peer.PlainSrp.G;
import static io.github.cognitosrp.benchmarks.peer.PlainSrp.N;

import java.math.BigInteger;
import java.util.Base64;

/**
 * The server of a {@link SignInScript}: knows the private b and the passwords, and tells whether a
 * client computed what it should. Without it a benchmark could measure a wrong computation.
 */
final class ScriptServer {
  /** The 256 bits of N above bit 1000: as irregular as a random number. */
  static final BigInteger B = N.shiftRight(1000).mod(BigInteger.ONE.shiftLeft(256));

  private final SignInScript script;

  ScriptServer(SignInScript script) {
    this.script = script;
  }

  boolean accepts(Claim claim) {
    return accepts(script.user(), claim);
  }

  boolean acceptsDevice(Claim claim) {
    return accepts(script.device(), claim);
  }

  private static boolean accepts(SignInScript.Party party, Claim claim) {
    BigInteger salt = new BigInteger(party.challenge().getOrDefault("SALT", ""), 16);
    BigInteger largeB = new BigInteger(party.challenge().getOrDefault("SRP_B", ""), 16);
    BigInteger largeA = new BigInteger(claim.srpA(), 16);
    BigInteger x = PlainSrp.privateKey(salt, party.scope(), party.name(), party.password());
    BigInteger u = PlainSrp.scramblingParameter(largeA, largeB);
    // S = (A·v^u)^b, the server's way to the number that the client reaches from B.
    BigInteger premasterSecret = largeA.multiply(G.modPow(x.multiply(u), N)).mod(N).modPow(B, N);
    return PlainSrp.signature(premasterSecret, u, party, claim.timestamp())
        .equals(claim.signature());
  }

  boolean accepts(Registration registration) {
    Base64.Decoder base64 = Base64.getDecoder();
    BigInteger salt = new BigInteger(base64.decode(registration.salt()));
    BigInteger x =
        PlainSrp.privateKey(
            salt, script.deviceGroupKey(), script.deviceKey(), registration.password());
    return G.modPow(x, N).equals(new BigInteger(base64.decode(registration.verifier())));
  }
}
