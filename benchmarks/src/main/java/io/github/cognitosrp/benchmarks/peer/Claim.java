package io.github.cognitosrp.benchmarks.peer;

/**
 * What a client sends to prove that it knows a password.
 *
 * @param srpA SRP_A, hexadecimal
 * @param timestamp TIMESTAMP, as signed
 * @param signature PASSWORD_CLAIM_SIGNATURE, base64
 */
public record Claim(String srpA, String timestamp, String signature) {}
