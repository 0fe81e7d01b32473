/**
 * Who is measured: the backends, the alternatives that users have, and the check of what they
 * compute.
 */
@NullMarked
package io.github.cognitosrp.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
