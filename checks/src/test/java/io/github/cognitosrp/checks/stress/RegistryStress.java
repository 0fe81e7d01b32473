package io.github.cognitosrp.checks.stress;

import io.github.cognitosrp.bigint.BigIntegerVarTimeModPowProvider;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Threads that need a backend at once open it once, and all get the one that was tested. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "one backend, opened once")
@Outcome(expect = Expect.FORBIDDEN, desc = "two backends, or none")
@State
public class RegistryStress {
  private final AtomicInteger opened = new AtomicInteger();
  private final ModPowRegistry registry = ModPowRegistry.of(new Provider(opened));
  private @Nullable ModPow firstsBackend;
  private @Nullable ModPow secondsBackend;

  private record Provider(AtomicInteger opened) implements ModPowProvider {
    @Override
    public String name() {
      return "stress";
    }

    @Override
    public Hardening hardening() {
      return Hardening.BLINDED;
    }

    @Override
    public boolean loadsNativeCode() {
      return false;
    }

    @Override
    public ModPowBackend open() throws BackendUnavailableException {
      opened.incrementAndGet();
      return new BigIntegerVarTimeModPowProvider().open();
    }
  }

  @Actor
  public void first() {
    firstsBackend = registry.best();
  }

  @Actor
  public void second() {
    secondsBackend = registry.named("stress");
  }

  @Arbiter
  public void after(II_Result result) {
    result.r1 = firstsBackend != null && firstsBackend == secondsBackend ? 1 : 0;
    result.r2 = opened.get();
  }
}
