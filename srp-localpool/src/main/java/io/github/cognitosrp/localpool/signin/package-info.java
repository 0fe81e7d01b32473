/** A sign-in, from InitiateAuth to tokens. */
@NullMarked
package io.github.cognitosrp.localpool.signin;

import org.jspecify.annotations.NullMarked;
