package io.github.cognitosrp.benchmarks.peer;

import java.math.BigInteger;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * SHA-256 that turns RFC 5054's padding into Cognito's: Bouncy Castle hashes the numbers of k and u
 * as 384 bytes each, Cognito as minimal two's complement. Nothing else that it hashes is so long.
 */
final class CognitoPaddingDigest implements Digest {
  private static final int PADDED_BYTES = 384;

  private final SHA256Digest sha256 = new SHA256Digest();

  @Override
  public String getAlgorithmName() {
    return sha256.getAlgorithmName();
  }

  @Override
  public int getDigestSize() {
    return sha256.getDigestSize();
  }

  @Override
  public void update(byte in) {
    sha256.update(in);
  }

  @Override
  public void update(byte[] in, int offset, int length) {
    if (length == PADDED_BYTES) {
      byte[] minimal = new BigInteger(1, in, offset, length).toByteArray();
      sha256.update(minimal, 0, minimal.length);
    } else {
      sha256.update(in, offset, length);
    }
  }

  @Override
  public int doFinal(byte[] out, int offset) {
    return sha256.doFinal(out, offset);
  }

  @Override
  public void reset() {
    sha256.reset();
  }
}
