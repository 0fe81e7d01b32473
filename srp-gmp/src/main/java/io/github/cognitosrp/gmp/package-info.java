/**
 * Modular exponentiation with GMP, the GNU multiple precision library: in constant time ({@code
 * gmp}), and as fast as it can be ({@code gmp-vartime}).
 *
 * <p>One libgmp serves the process. It is the one that the system property {@value
 * io.github.cognitosrp.gmp.GmpModPowProvider#LIBRARY_PROPERTY} names, or else the one on the class
 * path (a folder or a jar with {@code linux-x86-64/libgmp.so} and the like; jnagmp's jar has one),
 * or else the operating system's.
 */
@NullMarked
package io.github.cognitosrp.gmp;

import org.jspecify.annotations.NullMarked;
