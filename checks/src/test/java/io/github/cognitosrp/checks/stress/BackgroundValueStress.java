package io.github.cognitosrp.checks.stress;

import io.github.cognitosrp.modpow.support.BackgroundValue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * How the tables of powers of g come into use: threads that build a value at once build one, and
 * each sees the whole of it.
 */
@JCStressTest
@Outcome(id = "7, 7, 1", expect = Expect.ACCEPTABLE, desc = "one whole value")
@Outcome(expect = Expect.FORBIDDEN, desc = "half a value, two values, or none")
@State
public class BackgroundValueStress {
  private static final int NOTHING = -1;
  private static final int WHOLE = 7;

  /** Its entry is neither final nor volatile: the hand-over alone makes it seen. */
  private static final class Table {
    private int entry;

    Table(int entry) {
      this.entry = entry;
    }
  }

  private int builds;

  private final BackgroundValue<Table> value =
      new BackgroundValue<>(
          "stress",
          () -> {
            builds++;
            return new Table(WHOLE);
          });

  @Actor
  public void first(III_Result result) {
    result.r1 = built();
  }

  @Actor
  public void second(III_Result result) {
    result.r2 = built();
  }

  private int built() {
    value.build();
    Table table = value.get();
    return table == null ? NOTHING : table.entry;
  }

  @Arbiter
  public void after(III_Result result) {
    result.r3 = builds;
  }
}
