/**
 * The {@code cognito-srp} command: sign in, list the arithmetic backends, compute secret hashes.
 * Its surface is the command line, not its classes.
 */
@NullMarked
package io.github.cognitosrp.cli;

import org.jspecify.annotations.NullMarked;
