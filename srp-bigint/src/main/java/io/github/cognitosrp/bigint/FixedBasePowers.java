package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.support.BackgroundValue;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Powers of public bases, with a comb for each as soon as it is built. Building takes milliseconds,
 * so it happens in the background, and {@link BigInteger#modPow} answers until then. Keeps the
 * combs that were used last. Thread-safe.
 */
final class FixedBasePowers {
  /** Two lengths of exponents of g and of its inverse, and as many for somebody else's group. */
  private static final int MOST_KEPT = 8;

  private final Map<Key, Powers> kept =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Powers> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Key(BigInteger base, BigInteger modulus, int exponentBits) {
    Comb comb() {
      Comb comb = new Comb(base, modulus, exponentBits);
      if (!comb.verify(base, modulus)) {
        throw new IllegalStateException("wrong answer of the tables for a fixed base");
      }
      return comb;
    }
  }

  /** The powers of a base with exponents of at most that many bits. */
  Powers of(BigInteger base, BigInteger modulus, int exponentBits) {
    Key key = new Key(base, modulus, exponentBits);
    synchronized (kept) {
      return kept.computeIfAbsent(key, Powers::new);
    }
  }

  /** Powers of one base. Thread-safe. */
  static final class Powers {
    private final Key key;
    private final BackgroundValue<Comb> comb;

    private Powers(Key key) {
      this.key = key;
      this.comb = new BackgroundValue<>("cognitosrp-bigint-comb", key::comb);
    }

    BigInteger pow(BigInteger exponent) {
      Comb built = comb.get();
      return built == null ? key.base().modPow(exponent, key.modulus()) : built.pow(exponent);
    }

    /** The comb, for a test that does not want to wait. */
    BackgroundValue<Comb> comb() {
      return comb;
    }
  }
}
