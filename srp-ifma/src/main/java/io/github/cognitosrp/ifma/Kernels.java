package io.github.cognitosrp.ifma;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The code for 60 rows, and the one for 64, which is made when it is first needed. Thread-safe. */
final class Kernels {
  private static final int ROWS_OF_FIRST = 60;

  private final Pages pages;
  private final CallingConvention convention;
  private final Kernel first;
  private @Nullable Kernel other;
  private String failure = "";

  private Kernels(Pages pages, CallingConvention convention, Kernel first) {
    this.pages = pages;
    this.convention = convention;
    this.first = first;
  }

  static Kernels load(Pages pages, CallingConvention convention)
      throws BackendUnavailableException {
    Kernel first = Kernel.load(pages, KernelCode.of(convention, ROWS_OF_FIRST));
    return new Kernels(pages, convention, first);
  }

  Kernel first() {
    return first;
  }

  /** The code for a number of rows, or null if it was refused. */
  @Nullable Kernel forRows(int rows) {
    return rows == ROWS_OF_FIRST ? first : other(rows);
  }

  private synchronized @Nullable Kernel other(int rows) {
    if (other == null && failure.isEmpty()) {
      try {
        other = Kernel.load(pages, KernelCode.of(convention, rows));
      } catch (BackendUnavailableException refused) {
        failure = String.valueOf(refused.getMessage());
      }
    }
    return other;
  }

  synchronized List<String> notes() {
    return failure.isEmpty() ? List.of() : List.of("no code for other long moduli: " + failure);
  }
}
