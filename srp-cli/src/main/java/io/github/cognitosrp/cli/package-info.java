/**
 * The {@code cognito-srp} command: sign in, run a local pool, list the arithmetic backends, compute
 * secret hashes, device verifiers and one-time codes. Its surface is the command line, not its
 * classes.
 */
@NullMarked
package io.github.cognitosrp.cli;

import org.jspecify.annotations.NullMarked;
