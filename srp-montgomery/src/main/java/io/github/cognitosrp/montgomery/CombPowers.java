package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.BackgroundTasks;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Powers of one public base. The first are computed without a table; whoever comes back gets one,
 * built in the background, because building takes as long as a power does. So does a new table for
 * a kernel that has taken over since; the old one serves until it is there. Thread-safe.
 */
final class CombPowers implements ModPowBackend.FixedBasePow {
  private static final int USES_THAT_PAY = 2;

  private final Context context;
  private final BigInteger base;
  private final int exponentBits;
  private final AtomicInteger uses = new AtomicInteger();
  private final AtomicBoolean building = new AtomicBoolean();
  private volatile @Nullable Comb comb;

  CombPowers(Context context, BigInteger base, int exponentBits) {
    this.context = context;
    this.base = base;
    this.exponentBits = exponentBits;
  }

  /** Builds the table for the kernel that works now, on the caller's thread. */
  void build() {
    comb = context.comb(base, exponentBits);
  }

  @Override
  public BigInteger pow(BigInteger exponent) {
    Comb built = comb;
    if (built == null) {
      if (exponentBits > 0 && uses.incrementAndGet() >= USES_THAT_PAY) {
        buildAside();
      }
      return context.power(base, exponent, exponentBits);
    }
    if (!context.isCurrent(built)) {
      buildAside();
    }
    return built.power(exponent);
  }

  private void buildAside() {
    if (building.compareAndSet(false, true)) {
      BackgroundTasks.run("cognitosrp-montgomery-comb", this::buildOnce);
    }
  }

  private void buildOnce() {
    try {
      build();
    } finally {
      building.set(false);
    }
  }
}
