/**
 * Arithmetic: prime fields, the two curves of the proof, fixed-base multiplication, and sums of
 * many multiples. Not exported.
 */
@NullMarked
package io.github.cognitosrp.zkattest.curve;

import org.jspecify.annotations.NullMarked;
