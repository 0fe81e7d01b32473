package io.github.cognitosrp.awssdk;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs one piece of work for callers who wait and for callers who do not. Thread-safe. */
record Runner(Executor executor) {

  /** Starts on the caller's thread, waits for the end, and throws what the work threw. */
  <T> T now(Supplier<CompletableFuture<T>> work) {
    return Futures.join(work.get());
  }

  /** Starts on the executor: even the first step computes, and a blocking client waits. */
  <T> CompletableFuture<T> later(Supplier<CompletableFuture<T>> work) {
    return CompletableFuture.completedFuture(executor)
        .thenComposeAsync(started -> work.get(), executor);
  }

  /** Starts on the executor with a copy of a secret, which is wiped when the work has ended. */
  <T> CompletableFuture<T> laterWith(char[] secret, Function<char[], CompletableFuture<T>> work) {
    char[] copy = secret.clone();
    return Futures.ending(() -> Arrays.fill(copy, '\0'), () -> later(() -> work.apply(copy)));
  }
}
