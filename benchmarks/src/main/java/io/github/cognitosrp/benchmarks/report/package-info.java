/** Tables and charts of results, and the documents that show them. */
@NullMarked
package io.github.cognitosrp.benchmarks.report;

import org.jspecify.annotations.NullMarked;
