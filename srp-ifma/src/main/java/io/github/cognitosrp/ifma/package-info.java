/**
 * Modular exponentiation with AVX-512 IFMA instructions that this package assembles at run time:
 * the backend {@code ifma}.
 */
@NullMarked
package io.github.cognitosrp.ifma;

import org.jspecify.annotations.NullMarked;
