/**
 * Modular exponentiation for Secure Remote Password, and the choice of who computes it.
 *
 * <p>{@link io.github.cognitosrp.modpow.ModPows} chooses among the backends that {@link
 * java.util.ServiceLoader} finds; {@link io.github.cognitosrp.modpow.ModPow} is what it hands out:
 * a backend that has passed its known answers, behind checked arguments and checked results. {@link
 * io.github.cognitosrp.modpow.spi.Hardening} says what an observer of its running time may learn.
 *
 * <p>Backends implement {@link io.github.cognitosrp.modpow.spi}.
 */
@NullMarked
package io.github.cognitosrp.modpow;

import org.jspecify.annotations.NullMarked;
