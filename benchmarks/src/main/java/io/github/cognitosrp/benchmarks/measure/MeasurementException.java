package io.github.cognitosrp.benchmarks.measure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown when a measurement yields no number. */
final class MeasurementException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  MeasurementException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
