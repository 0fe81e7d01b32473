package io.github.cognitosrp.examples.loadtest;

import java.nio.file.Path;

/**
 * What is signed in to.
 *
 * @param endpoint empty for the endpoint of the pool's region
 * @param users a CSV file: name,password
 */
record Target(String userPool, String clientId, String endpoint, Path users) {}
