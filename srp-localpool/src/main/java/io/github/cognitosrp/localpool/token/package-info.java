/** ID and access tokens. */
@NullMarked
package io.github.cognitosrp.localpool.token;

import org.jspecify.annotations.NullMarked;
