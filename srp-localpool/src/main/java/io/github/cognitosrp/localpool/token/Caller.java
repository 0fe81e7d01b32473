package io.github.cognitosrp.localpool.token;

import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.state.Account;

/** The user of an access token, and the app client that it was issued to. */
public record Caller(Account account, LocalAppClient client) {}
