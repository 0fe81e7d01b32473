package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.proof.Setup;
import io.github.cognitosrp.zkattest.proof.SignatureProver;
import io.github.cognitosrp.zkattest.proof.SignatureVerifier;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;

/**
 * Proves that an ECDSA signature is by one of many keys, and verifies such proofs. Experimental.
 *
 * <p>A proof shows the point R of the signature and hides everything else of it. It can be shown
 * again by whoever has seen it, so the signed message must be fresh (a challenge).
 *
 * <p>What may leak. Proving: the key, its place in the ring, the signature and the random numbers
 * are used in a time that does not depend on them, apart from conversions between {@code
 * BigInteger} and bytes of the key and the signature; they are not wiped from memory. Verifying
 * uses public numbers only, in a time that depends on them.
 */
public final class ZkAttest {
  private static final int SIGNATURE_BYTES = 64;

  private ZkAttest() {}

  /**
   * A statement and the proof that came for it.
   *
   * @param statement what the verifier asks for
   * @param proof what was sent
   */
  public record Claim(ZkStatement statement, ZkProof proof) {
    /**
     * Checks that nothing is missing.
     *
     * @param statement what the verifier asks for
     * @param proof what was sent
     * @throws IllegalArgumentException if one is {@code null}
     */
    public Claim {
      Inputs.notNull(statement, "statement");
      Inputs.notNull(proof, "proof");
    }
  }

  /**
   * Proves a statement.
   *
   * @param params the verifier's
   * @param statement the ring and the hash of the signed message
   * @param signature r and s, 32 big-endian bytes each (what Java calls P1363)
   * @param publicKey the key that made the signature, a member of the ring
   * @param random for blindings
   * @return the proof
   * @throws IllegalArgumentException if an argument is {@code null}, the signature is malformed or
   *     not by this key, or the key is not a point of P-256 or not in the ring
   * @throws IllegalStateException if the source of random numbers fails or returns nothing but
   *     zeros
   */
  public static ZkProof prove(
      ZkAttestParams params,
      ZkStatement statement,
      byte[] signature,
      ECPublicKey publicKey,
      SecureRandom random) {
    Inputs.notNull(params, "params");
    Inputs.notNull(statement, "statement");
    Inputs.notNull(random, "random");
    if (Inputs.notNull(signature, "signature").length != SIGNATURE_BYTES) {
      throw new IllegalArgumentException("signature must have 64 bytes");
    }
    P256Point key = Keys.point(Inputs.notNull(publicKey, "publicKey"));
    int place = statement.ring().placeOf(key.x());
    if (place < 0) {
      throw new IllegalArgumentException("publicKey must be in the ring");
    }
    SignatureProver.Signature numbers =
        new SignatureProver.Signature(
            scalar(signature, 0), scalar(signature, SIGNATURE_BYTES / 2), statement.hash());
    return new ZkProof(
        new SignatureProver(params.setup(), random)
            .prove(numbers, key, statement.ring().padded(), place));
  }

  /**
   * Verifies a proof: all 80 rounds and the membership.
   *
   * @param params the verifier's own, see {@link ZkAttestParams}
   * @param statement what the verifier asks for
   * @param proof what was sent
   * @return whether it proves the statement
   * @throws IllegalArgumentException if an argument is {@code null}
   */
  public static boolean verify(ZkAttestParams params, ZkStatement statement, ZkProof proof) {
    return verifyAll(params, List.of(new Claim(statement, proof)));
  }

  /**
   * Verifies many proofs at once, by one multi-scalar multiplication on each curve.
   *
   * @param params the verifier's own
   * @param claims any number
   * @return whether all are right; which one is wrong is not told
   * @throws IllegalArgumentException if an argument or a claim is {@code null}
   */
  public static boolean verifyAll(ZkAttestParams params, List<Claim> claims) {
    Setup setup = Inputs.notNull(params, "params").setup();
    SignatureVerifier verifier = new SignatureVerifier(setup, new SecureRandom());
    for (Claim claim : Inputs.members(claims, "claims", Claim.class, Integer.MAX_VALUE)) {
      KeyRing ring = claim.statement.ring();
      if (claim.proof.proof().membership().depth() != ring.depth()) {
        return false;
      }
      verifier.add(claim.statement.hash(), ring.padded(), claim.proof.proof());
    }
    return verifier.accepts();
  }

  private static FieldElement scalar(byte[] signature, int offset) {
    byte[] bytes = Arrays.copyOfRange(signature, offset, offset + SIGNATURE_BYTES / 2);
    BigInteger number = new BigInteger(1, bytes);
    if (number.signum() == 0 || number.compareTo(P256.CURVE.scalarField().modulus()) >= 0) {
      throw new IllegalArgumentException("signature's numbers must be from 1 to the order − 1");
    }
    return P256.CURVE.scalarField().reduce(bytes);
  }
}
