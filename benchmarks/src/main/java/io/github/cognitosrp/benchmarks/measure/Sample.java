package io.github.cognitosrp.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/**
 * One round's number.
 *
 * @param score the time per operation in microseconds, or operations per second
 * @param unit {@link #MICROS} or {@link #PER_SECOND}
 * @param allocatedBytes the heap that an operation allocates, in bytes; {@code null} where that is
 *     not known
 */
public record Sample(double score, String unit, @Nullable Double allocatedBytes) {
  static final String MICROS = "us/op";
  static final String PER_SECOND = "ops/s";
}
