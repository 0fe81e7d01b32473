/**
 * Duo as a challenge after the password: the Universal Prompt, and the older Duo Web v2 for whoever
 * migrates from it.
 *
 * <p>An argument that must not be {@code null} is refused with a {@link NullPointerException} whose
 * message is its name.
 */
@NullMarked
package io.github.cognitosrp.customauth.duo;

import org.jspecify.annotations.NullMarked;
