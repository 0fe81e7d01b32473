/** Calling triggers: time limit, repeated tries, and Cognito's errors. */
@NullMarked
package io.github.cognitosrp.localpool.trigger;

import org.jspecify.annotations.NullMarked;
