package io.github.cognitosrp.localpool.seed;

import org.jspecify.annotations.Nullable;

/** A group. */
record SeedGroup(@Nullable String name, @Nullable Integer precedence, @Nullable String roleArn) {}
