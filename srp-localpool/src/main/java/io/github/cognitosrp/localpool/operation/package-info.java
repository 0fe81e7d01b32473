/** The operations that are no part of a sign-in. */
@NullMarked
package io.github.cognitosrp.localpool.operation;

import org.jspecify.annotations.NullMarked;
