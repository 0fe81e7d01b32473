/**
 * A Cognito user pool for tests and development: {@link
 * io.github.cognitosrp.localpool.LocalUserPool} answers Cognito's JSON protocol over HTTP on the
 * loopback interface, from any language, and really verifies user and device proofs.
 *
 * <p>It computes with Bouncy Castle and {@link java.math.BigInteger}, on purpose with nothing that
 * the client library of this project computes with, so that a mistake on one side meets a different
 * implementation on the other.
 *
 * <p>It is not a place for real passwords: it speaks plain HTTP, keeps everything in memory, makes
 * no attempt to hide the timing of its arithmetic, and believes every caller of an {@code Admin…}
 * operation.
 */
@NullMarked
package io.github.cognitosrp.localpool;

import org.jspecify.annotations.NullMarked;
