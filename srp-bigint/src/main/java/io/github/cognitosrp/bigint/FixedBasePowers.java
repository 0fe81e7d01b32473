package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.spi.Background;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

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

  private record Key(BigInteger base, BigInteger modulus, int exponentBits) {}

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
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile @Nullable Comb comb;

    private Powers(Key key) {
      this.key = key;
    }

    BigInteger pow(BigInteger exponent) {
      Comb built = comb;
      if (built != null) {
        return built.pow(exponent);
      }
      if (wanted.compareAndSet(false, true)) {
        Background.run("cognitosrp-bigint-comb", this::build);
      }
      return key.base().modPow(exponent, key.modulus());
    }

    /** Builds the comb now; keeps it only if it is right. */
    void build() {
      Comb candidate = new Comb(key.base(), key.modulus(), key.exponentBits());
      if (candidate.answersAs(key.base(), key.modulus())) {
        comb = candidate;
      }
    }

    boolean isBuilt() {
      return comb != null;
    }
  }
}
