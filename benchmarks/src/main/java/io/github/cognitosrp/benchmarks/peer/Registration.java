package io.github.cognitosrp.benchmarks.peer;

/**
 * What a client registers for a new device.
 *
 * @param password the device's password
 * @param salt the salt, base64
 * @param verifier the verifier, base64
 */
public record Registration(String password, String salt, String verifier) {}
