package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.zkattest.proof.SignatureProof;

/**
 * A proof, right or wrong: only its form has been checked. Immutable and thread-safe; holds nothing
 * secret.
 */
public final class ZkProof {
  private final SignatureProof proof;

  ZkProof(SignatureProof proof) {
    this.proof = proof;
  }

  /**
   * Reads a proof that is in the JSON of the npm package {@code @cloudflare/zkp-ecdsa}.
   *
   * <p>Strict: all members and no others, each once; 80 rounds; a membership part of the ring's
   * depth; numbers as both libraries write them, coordinates below their field's prime and scalars
   * below their group's order; points on their curve. All but the last is checked before any
   * arithmetic.
   *
   * @param json at most 2,000,000 characters
   * @param ring the ring that the proof will be verified against
   * @return the proof
   * @throws IllegalArgumentException if an argument is {@code null}
   * @throws MalformedJsonException if the JSON has another form
   */
  public static ZkProof fromJson(String json, KeyRing ring) {
    int depth = Inputs.notNull(ring, "ring").depth();
    return new ZkProof(
        ProofReader.read(Inputs.notNull(json, "json"), depth, SignatureProof.ROUNDS));
  }

  /**
   * The JSON that the npm package reads: 0.5 to 0.7 million characters, 1.4 at most.
   *
   * @return the JSON
   */
  public String toJson() {
    return ProofWriter.write(proof);
  }

  SignatureProof proof() {
    return proof;
  }
}
