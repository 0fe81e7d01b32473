/** The server's half of Cognito's SRP-6a, and the proofs made with it. */
@NullMarked
package io.github.cognitosrp.localpool.srp;

import org.jspecify.annotations.NullMarked;
