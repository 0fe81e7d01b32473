package io.github.cognitosrp.localpool.operation;

import io.github.cognitosrp.localpool.model.LocalAppClient;

/**
 * A call by an app client for a user who has no token yet; SECRET_HASH has been checked.
 *
 * @param username as the request has it, perhaps an alias
 */
public record ClientCall(LocalAppClient client, String username) {}
