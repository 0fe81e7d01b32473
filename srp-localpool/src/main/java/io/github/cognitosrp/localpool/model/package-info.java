/** Settings and values of a local user pool. */
@NullMarked
package io.github.cognitosrp.localpool.model;

import org.jspecify.annotations.NullMarked;
