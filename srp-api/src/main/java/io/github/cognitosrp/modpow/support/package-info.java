/**
 * What the backends of this project share; not part of the public API.
 *
 * <ul>
 *   <li>{@link io.github.cognitosrp.modpow.support.FixedLengthBytes}: secret numbers out of and
 *       into a {@link java.math.BigInteger} in the time of their public length
 *   <li>{@link io.github.cognitosrp.modpow.support.CombLayout}: tables for powers of a public base,
 *       and how an exponent goes through them
 *   <li>{@link io.github.cognitosrp.modpow.support.FixedBaseTables}: builds and checks such tables
 *       in the background
 *   <li>{@link io.github.cognitosrp.modpow.support.BackgroundValue} and {@link
 *       io.github.cognitosrp.modpow.support.BackgroundTasks}: optional work that must not delay or
 *       harm a sign-in
 * </ul>
 */
@NullMarked
package io.github.cognitosrp.modpow.support;

import org.jspecify.annotations.NullMarked;
