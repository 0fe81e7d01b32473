/**
 * The proof and its parts: commitments, proofs of products, of equality, of a sum of points, of
 * membership in a list, and the rounds that tie them to a signature. Not exported.
 */
@NullMarked
package io.github.cognitosrp.zkattest.proof;

import org.jspecify.annotations.NullMarked;
