/**
 * Measures every backend, and the alternatives that users have, on one machine in one run; keeps
 * the results, compares them, and writes them into the documents.
 *
 * <p>{@link io.github.cognitosrp.benchmarks.BenchmarkTool} is the program. {@code peer} has who is
 * measured, {@code measure} the JMH benchmarks and the interleaved rounds that run them, {@code
 * report} tables and charts, {@code leak} the test of running times; each uses those before it.
 */
@NullMarked
package io.github.cognitosrp.benchmarks;

import org.jspecify.annotations.NullMarked;
