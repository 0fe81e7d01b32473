/** Modular exponentiation in pure Java that takes the same time for all secrets. */
@NullMarked
package io.github.cognitosrp.montgomery;

import org.jspecify.annotations.NullMarked;
