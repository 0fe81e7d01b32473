/** Passkeys. */
@NullMarked
package io.github.cognitosrp.localpool.webauthn;

import org.jspecify.annotations.NullMarked;
