package io.github.cognitosrp.localpool.srp;

import io.github.cognitosrp.localpool.wire.Parameters;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The server side of one handshake. Immutable. */
public final class ServerHandshake {
  private final SrpVerifier verifier;
  private final BigInteger publicA;
  private final BigInteger b;
  private final BigInteger publicB;
  private final BigInteger u;
  private final @Nullable String suspicion;

  // 3072 bits; the cap comes before parsing because BigInteger takes quadratic time.
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,768}");

  public ServerHandshake(BigInteger publicA, SrpVerifier verifier, BigInteger b) {
    this(publicA, verifier, SrpMath.K, ServerSecret.of(SrpMath.G, b), null);
  }

  private ServerHandshake(
      BigInteger publicA,
      SrpVerifier verifier,
      BigInteger k,
      ServerSecret secret,
      @Nullable String suspicion) {
    this.suspicion = suspicion;
    this.publicA = publicA;
    this.verifier = verifier;
    this.b = secret.b();
    this.publicB = k.multiply(verifier.v()).add(secret.power()).mod(SrpMath.N);
    this.u = SrpMath.u(publicA, publicB);
  }

  /** Draws b for A, 0 &lt; A &lt; N; retries until B and u are non-zero. */
  public static ServerHandshake begin(
      BigInteger publicA, SrpVerifier verifier, SecureRandom random) {
    return begin(publicA, verifier, SrpMath.G, SrpMath.K, random, null);
  }

  /** One that only a client with this mistake could prove itself in, and that admits nobody. */
  static ServerHandshake probe(
      BigInteger publicA, BigInteger salt, SuspectedClient suspect, SecureRandom random) {
    SrpVerifier verifier = new SrpVerifier(salt, suspect.v());
    return begin(publicA, verifier, suspect.g(), suspect.k(), random, suspect.mistake());
  }

  private static ServerHandshake begin(
      BigInteger publicA,
      SrpVerifier verifier,
      BigInteger g,
      BigInteger k,
      SecureRandom random,
      @Nullable String suspicion) {
    ServerHandshake handshake;
    do {
      handshake =
          new ServerHandshake(publicA, verifier, k, ServerSecret.draw(g, random), suspicion);
    } while (handshake.publicB.signum() == 0 || handshake.u.signum() == 0);
    return handshake;
  }

  /** The mistake that this handshake was made to find; nothing for one that may succeed. */
  public Optional<String> suspicion() {
    return Optional.ofNullable(suspicion);
  }

  public BigInteger publicB() {
    return publicB;
  }

  public BigInteger salt() {
    return verifier.salt();
  }

  /**
   * Whether a client that proved itself with this signature knew the password, in constant time.
   */
  public boolean verify(
      String context, String identity, byte[] secretBlock, String timestamp, byte[] signature) {
    byte[] expected =
        SrpMath.signature(SrpMath.key(secret(u), u), context, identity, secretBlock, timestamp);
    return Arrays.constantTimeAreEqual(expected, signature) && suspicion == null;
  }

  /** SRP_A of a request as the integer A, 0 &lt; A &lt; N. */
  public static BigInteger publicA(Parameters parameters) {
    String hex = parameters.required("SRP_A");
    if (HEX.matcher(hex).matches()) {
      BigInteger publicA = new BigInteger(hex, 16);
      if (publicA.signum() > 0 && publicA.compareTo(SrpMath.N) < 0) {
        return publicA;
      }
    }
    throw ServiceException.invalidParameter("Invalid SRP_A.");
  }

  BigInteger publicA() {
    return publicA;
  }

  /** S = (A·v^u)^b mod N. */
  BigInteger secret(BigInteger u) {
    return publicA.multiply(verifier.toThe(u)).modPow(b, SrpMath.N);
  }
}
