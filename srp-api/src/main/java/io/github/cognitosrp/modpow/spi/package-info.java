/**
 * What a backend implements: a {@link io.github.cognitosrp.modpow.spi.ModPowProvider}, named in
 * {@code META-INF/services} (and in the module's {@code provides}), that opens a {@link
 * io.github.cognitosrp.modpow.spi.ModPowBackend}.
 *
 * <p>Operands have been checked before a backend sees them and results are checked after; a backend
 * computes.
 */
@NullMarked
package io.github.cognitosrp.modpow.spi;

import org.jspecify.annotations.NullMarked;
