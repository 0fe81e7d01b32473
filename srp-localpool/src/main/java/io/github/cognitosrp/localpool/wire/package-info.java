/** Requests, responses and errors as JSON. */
@NullMarked
package io.github.cognitosrp.localpool.wire;

import org.jspecify.annotations.NullMarked;
