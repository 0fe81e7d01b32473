package io.github.cognitosrp.modpow.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Failures of others, as one line of a report. */
class OneLineTest {
  private static Throwable chain(int causes) {
    Throwable fault = new IllegalStateException("cause " + causes);
    for (int i = causes - 1; i >= 0; i--) {
      fault = new IllegalStateException("cause " + i, fault);
    }
    return fault;
  }

  @Test
  void theRootCauseIsLookedForToTheEighthCause() {
    assertThat(OneLine.of(chain(0))).isEqualTo("IllegalStateException: cause 0");
    assertThat(OneLine.of(chain(8))).isEqualTo("IllegalStateException: cause 8");
    assertThat(OneLine.of(chain(9))).isEqualTo("IllegalStateException: cause 8");
  }

  @Test
  void aFailureWhoseOwnMethodsFailIsItsClass() {
    assertThat(OneLine.of(new Speechless())).isEqualTo("OneLineTest$Speechless");
    assertThat(OneLine.of(new IllegalStateException("outer", new Speechless())))
        .isEqualTo("IllegalStateException");
  }

  private static final class Speechless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException();
    }
  }

  @Test
  void aCauseThatIsItsOwnCauseEnds() {
    Throwable outer = new IllegalStateException("outer");
    outer.initCause(new IllegalArgumentException("inner", outer));
    assertThat(OneLine.of(outer))
        .isIn("IllegalStateException: outer", "IllegalArgumentException: inner");
  }
}
