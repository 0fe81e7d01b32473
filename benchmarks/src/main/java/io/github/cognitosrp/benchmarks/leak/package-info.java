/**
 * Tests statistically whether running times depend on secrets, in the manner of dudect (Reparaz,
 * Balasch, Verbauwhede: "Dude, is my code constant time?", DATE 2017): fixed secrets against random
 * ones, interleaved at random, compared by Welch's t-test.
 */
@NullMarked
package io.github.cognitosrp.benchmarks.leak;

import org.jspecify.annotations.NullMarked;
