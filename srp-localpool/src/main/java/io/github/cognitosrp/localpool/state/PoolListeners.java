package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.PoolEvent;
import io.github.cognitosrp.localpool.model.SentCode;
import java.util.function.Consumer;

/** Who is told of requests and codes as they come. */
public record PoolListeners(Consumer<PoolEvent> events, Consumer<SentCode> codes) {
  private static final System.Logger LOG = System.getLogger(PoolListeners.class.getPackageName());

  /** A listener whose failure is logged: the pool's answers, and its lock, do not depend on it. */
  public static <T> Consumer<T> quiet(Consumer<T> listener) {
    return told -> {
      try {
        listener.accept(told);
      } catch (Throwable failure) {
        LOG.log(
            System.Logger.Level.WARNING, "a listener failed: {0}", failure.getClass().getName());
      }
    };
  }
}
