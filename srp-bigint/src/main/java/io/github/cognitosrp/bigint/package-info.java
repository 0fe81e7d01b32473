/**
 * Modular exponentiation with {@link java.math.BigInteger}, present in every Java: hardened by
 * blinding ({@code bigint}), and as it is ({@code bigint-vartime}).
 */
@NullMarked
package io.github.cognitosrp.bigint;

import org.jspecify.annotations.NullMarked;
