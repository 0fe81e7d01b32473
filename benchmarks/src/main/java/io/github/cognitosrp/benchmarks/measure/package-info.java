/** The benchmarks and the interleaved rounds that run them, each measurement in a fresh JVM. */
@NullMarked
package io.github.cognitosrp.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
