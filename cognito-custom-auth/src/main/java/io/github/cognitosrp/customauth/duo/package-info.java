/**
 * Duo as a challenge after the password: the Universal Prompt, and the older Duo Web v2 for whoever
 * migrates from it.
 */
@NullMarked
package io.github.cognitosrp.customauth.duo;

import org.jspecify.annotations.NullMarked;
