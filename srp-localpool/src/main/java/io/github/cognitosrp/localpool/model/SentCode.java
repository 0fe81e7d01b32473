package io.github.cognitosrp.localpool.model;

import java.time.Instant;

/**
 * A code that the pool would have sent by SMS or e-mail. Nothing is sent.
 *
 * @param at when, by the pool's clock
 * @param username the user's name
 * @param challenge the challenge that wants the code, such as {@code SMS_MFA}
 * @param destination the telephone number or the address, in full
 * @param code 6 digits
 */
public record SentCode(
    Instant at, String username, String challenge, String destination, String code) {}
