/**
 * The three Lambda triggers of Amazon Cognito's {@code CUSTOM_AUTH}, as one state machine.
 *
 * <p>A {@link io.github.cognitosrp.customauth.ChallengeHandler} is one challenge: FIDO2, Duo, or
 * one's own.
 *
 * <p>An argument that must not be {@code null} is refused with a {@link NullPointerException} whose
 * message is its name.
 */
@NullMarked
package io.github.cognitosrp.customauth;

import org.jspecify.annotations.NullMarked;
