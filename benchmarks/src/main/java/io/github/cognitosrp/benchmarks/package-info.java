/**
 * Measures every backend, and the alternatives that users have, on one machine in one run; keeps
 * the results, compares them, and draws the charts.
 *
 * <p>{@link io.github.cognitosrp.benchmarks.BenchmarkTool} is the program. It runs the JMH
 * benchmarks of this package in interleaved rounds, each round of each benchmark in a fresh JVM.
 */
@NullMarked
package io.github.cognitosrp.benchmarks;

import org.jspecify.annotations.NullMarked;
