package io.github.cognitosrp.benchmarks.leak;

import java.util.List;

/** One computation and the kinds of secret that it is timed with. */
interface Experiment {

  /** The kinds of secret: random ones first, then the fixed ones that are compared with them. */
  List<Secret> secrets();

  /**
   * Prepares one computation, outside the timed region. Every call makes new objects, whatever the
   * kind, so that all kinds look alike in memory.
   *
   * @param secret an index into {@link #secrets()}
   */
  Task prepare(int secret);

  /** The timed region. */
  interface Task {
    /** Computes, and returns the result so that the compiler keeps the computation. */
    Object run();
  }
}
