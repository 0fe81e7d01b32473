package io.github.cognitosrp.localpool.srp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A client with one mistake in x, k or g. Its proof cannot be recomputed afterwards, because nobody
 * knows the logarithm of its base B − k·g^x. But a handshake can be made for it: with B from the x
 * and k that this client computes, its proof holds, and nobody else's does.
 *
 * @param mistake the end of a sentence that begins with "the client"
 * @param g the client's generator
 * @param k the client's multiplier
 * @param v g^x mod N for the client's x
 */
public record SuspectedClient(String mistake, BigInteger g, BigInteger k, BigInteger v) {
  private static final int SALT_BYTES = 16;

  /** A handshake in which this client's proof, and nobody else's, fits; it admits nobody. */
  public ServerHandshake handshake(BigInteger publicA, BigInteger salt, SecureRandom random) {
    return ServerHandshake.probe(publicA, salt, this, random);
  }

  /** The known mistakes that lead to another base than the right one, the likeliest first. */
  public static List<SuspectedClient> all(SignedNames names, String password, BigInteger salt) {
    Suspects suspects = new Suspects(names, password, salt);
    suspects.addNames();
    suspects.addEncodings();
    suspects.addPasswords();
    suspects.addParameters();
    return suspects.list;
  }

  @Override
  public String toString() {
    return "SuspectedClient[" + mistake + "]";
  }

  private static final class Suspects {
    private final SignedNames names;
    private final String password;
    private final BigInteger salt;
    private final byte[] rightHash;
    private final BigInteger rightX;
    private final List<SuspectedClient> list = new ArrayList<>();

    Suspects(SignedNames names, String password, BigInteger salt) {
      this.names = names;
      this.password = password;
      this.salt = salt;
      this.rightHash = inner(names.context(), names.identity(), password, UTF_8);
      this.rightX = x(salt.toByteArray(), rightHash);
    }

    void addNames() {
      names
          .otherIdentities()
          .forEach((name, origin) ->
              addInner(names.context(), name, password, UTF_8, "hashes " + origin + " to x"));
      names
          .otherContexts()
          .forEach((name, origin) ->
              addInner(name, names.identity(), password, UTF_8, "hashes " + origin + " to x"));
      addInner("", names.identity(), password, UTF_8, "leaves the pool name out of x");
    }

    void addEncodings() {
      addSalt(
          ProofExplanation.magnitude(salt), "leaves out the zero byte in front of the salt in x");
      addSalt(padded(salt), "pads the salt to 16 bytes in x");
      addSalt(ProofExplanation.hexText(salt), "hashes the salt to x as hexadecimal text");
      addX(
          x(salt.toByteArray(), HexFormat.of().formatHex(rightHash).getBytes(UTF_8)),
          "hashes the inner hash to x as hexadecimal text");
    }

    void addPasswords() {
      String context = names.context();
      String identity = names.identity();
      addInner(
          context, identity, password, ISO_8859_1, "encodes the password as ISO 8859-1, not UTF-8");
      addInner(context, identity, password.strip(), UTF_8, "removes spaces around the password");
      addInner(
          context,
          identity,
          password + "\n",
          UTF_8,
          "takes the line's end as part of the password");
      addInner(
          context,
          identity,
          password + "\r\n",
          UTF_8,
          "takes the line's end as part of the password");
      addInner(
          context,
          identity,
          "\uFEFF" + password,
          UTF_8,
          "takes a byte-order mark as part of the password");
    }

    void addParameters() {
      BigInteger n = SrpMath.N;
      BigInteger g = SrpMath.G;
      BigInteger five = BigInteger.valueOf(5);
      addK(
          hash(ProofExplanation.fixed(n), ProofExplanation.fixed(g)),
          "computes k with N and g padded to 384 bytes, as RFC 5054 has it");
      addK(
          hash(ProofExplanation.magnitude(n), g.toByteArray()),
          "leaves out the zero byte in front of N in k");
      addK(
          hash(ProofExplanation.hexText(n), ProofExplanation.hexText(g)),
          "hashes N and g to k as hexadecimal text");
      addK(BigInteger.valueOf(3), "takes 3 for k, as SRP-6 has it");
      list.add(
          new SuspectedClient(
              "takes g = 5, which RFC 5054 has for this N; Cognito has 2",
              five,
              hash(n.toByteArray(), five.toByteArray()),
              five.modPow(rightX, n)));
    }

    private void addInner(
        String context, String identity, String text, Charset charset, String mistake) {
      addX(x(salt.toByteArray(), inner(context, identity, text, charset)), mistake);
    }

    private void addSalt(byte[] bytes, String mistake) {
      addX(x(bytes, rightHash), mistake);
    }

    private void addX(BigInteger x, String mistake) {
      BigInteger v = SrpMath.G.modPow(x, SrpMath.N);
      // Two mistakes can come to the same, as removing a zero byte and padding to a fixed length
      // do.
      if (!x.equals(rightX) && list.stream().noneMatch(other -> other.v().equals(v))) {
        list.add(new SuspectedClient(mistake, SrpMath.G, SrpMath.K, v));
      }
    }

    private void addK(BigInteger k, String mistake) {
      list.add(new SuspectedClient(mistake, SrpMath.G, k, SrpMath.G.modPow(rightX, SrpMath.N)));
    }

    private static byte[] inner(String context, String identity, String password, Charset charset) {
      return SrpMath.sha256((context + identity + ":").getBytes(UTF_8), password.getBytes(charset));
    }

    private static BigInteger x(byte[] salt, byte[] inner) {
      return hash(salt, inner);
    }

    private static BigInteger hash(byte[]... parts) {
      return new BigInteger(1, SrpMath.sha256(parts));
    }

    private static byte[] padded(BigInteger salt) {
      byte[] magnitude = ProofExplanation.magnitude(salt);
      int length = Math.max(SALT_BYTES, magnitude.length);
      byte[] bytes = new byte[length];
      System.arraycopy(magnitude, 0, bytes, length - magnitude.length, magnitude.length);
      return Arrays.copyOf(bytes, length);
    }
  }
}
