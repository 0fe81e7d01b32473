package io.github.cognitosrp.benchmarks.measure;

/** A measurement that can be made again and again. */
interface Cell {
  Key key();

  /**
   * Measures once, in a process of its own.
   *
   * @throws MeasurementException if there was no number
   */
  Sample measure() throws MeasurementException;
}
