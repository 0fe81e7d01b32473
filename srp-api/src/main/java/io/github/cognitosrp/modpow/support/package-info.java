/**
 * What the backends of this project share. Exported to them by name; not an interface for others.
 */
@NullMarked
package io.github.cognitosrp.modpow.support;

import org.jspecify.annotations.NullMarked;
