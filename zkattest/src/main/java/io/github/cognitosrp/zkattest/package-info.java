/**
 * Zero-knowledge attestation, experimental: proof that an ECDSA signature is by one of many keys,
 * without saying by which. {@link io.github.cognitosrp.zkattest.ZkAttest} is where to begin.
 *
 * <p>The protocol is ZKAttest (Faz-Hernández, Ladd and Maram, SAC 2021, ePrint 2021/1183), and the
 * JSON is that of Cloudflare's npm package {@code @cloudflare/zkp-ecdsa} 0.2.3.
 */
@NullMarked
package io.github.cognitosrp.zkattest;

import org.jspecify.annotations.NullMarked;
