package io.github.cognitosrp.localpool.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group of users. Immutable.
 *
 * @param precedence the smaller the more important, null last
 */
public record Group(
    String name,
    @Nullable String description,
    @Nullable Integer precedence,
    @Nullable String roleArn,
    Instant createdAt,
    Instant modifiedAt) {}
