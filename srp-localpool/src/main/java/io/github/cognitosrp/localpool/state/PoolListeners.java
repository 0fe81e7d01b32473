package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.PoolEvent;
import io.github.cognitosrp.localpool.model.SentCode;
import java.util.function.Consumer;

/** Who is told of requests and codes as they come. */
public record PoolListeners(Consumer<PoolEvent> events, Consumer<SentCode> codes) {}
