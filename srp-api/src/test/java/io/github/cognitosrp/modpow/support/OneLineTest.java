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
  void aFaultThatCannotBeAskedIsItsClass() {
    Throwable withoutMessage =
        new IllegalStateException() {
          @Override
          public String getMessage() {
            throw new AssertionError("no message");
          }
        };
    Throwable withoutCause =
        new IllegalStateException() {
          @Override
          public synchronized Throwable getCause() {
            throw new AssertionError("no cause");
          }
        };
    assertThat(OneLine.of(withoutMessage)).isEqualTo("OneLineTest$1");
    assertThat(OneLine.of(new IllegalStateException("outer", withoutMessage)))
        .isEqualTo("OneLineTest$1");
    assertThat(OneLine.of(withoutCause)).isEqualTo("OneLineTest$2");
  }

  @Test
  void aCauseThatIsItsOwnCauseEnds() {
    Throwable outer = new IllegalStateException("outer");
    outer.initCause(new IllegalArgumentException("inner", outer));
    assertThat(OneLine.of(outer))
        .isIn("IllegalStateException: outer", "IllegalArgumentException: inner");
  }
}
