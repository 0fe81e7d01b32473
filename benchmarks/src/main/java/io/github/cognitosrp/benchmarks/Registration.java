package io.github.cognitosrp.benchmarks;

/**
 * What a client registers for a new device.
 *
 * @param password the device's password
 * @param salt the salt, base64
 * @param verifier the verifier, base64
 */
record Registration(String password, String salt, String verifier) {}
