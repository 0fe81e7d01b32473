package io.github.cognitosrp.awssdk.client;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.AbortedException;

/** Runs one call of the program, for callers who wait and for callers who do not. Thread-safe. */
public record CallRunner(Executor executor) {

  /**
   * Starts on the caller's thread, waits for the end, and throws what the work threw.
   *
   * @throws AbortedException if the thread is interrupted while it waits, as the SDK's blocking
   *     client does; the request is aborted, and the thread's interrupt flag stays set
   */
  public <T> T now(Function<CallScope, CompletableFuture<T>> work) {
    CallScope scope = new CallScope();
    try {
      return work.apply(scope).get();
    } catch (InterruptedException interrupted) {
      scope.cancel();
      Thread.currentThread().interrupt();
      throw AbortedException.create("the thread was interrupted", interrupted);
    } catch (ExecutionException wrapper) {
      throw Futures.unchecked(wrapper);
    }
  }

  /**
   * Starts on the executor: even the first step computes, and a blocking client waits.
   *
   * @return a future; completing it early in any way, such as by {@code cancel}, cancels the work
   */
  public <T> CompletableFuture<T> later(Function<CallScope, CompletableFuture<T>> work) {
    return later(work, () -> {});
  }

  /**
   * Starts on the executor with a copy of a secret, which is wiped when the work has ended or
   * cannot begin any more.
   */
  public <T> CompletableFuture<T> laterWith(
      char[] secret, Function<char[], Function<CallScope, CompletableFuture<T>>> work) {
    char[] copy = secret.clone();
    return later(work.apply(copy), () -> Arrays.fill(copy, '\0'));
  }

  private <T> CompletableFuture<T> later(
      Function<CallScope, CompletableFuture<T>> work, Runnable end) {
    CallScope scope = new CallScope();
    CompletableFuture<T> result = new CompletableFuture<>();
    AtomicBoolean settled = new AtomicBoolean();
    Futures.onEnd(
        result,
        (value, failure) -> {
          scope.cancel();
          // An executor may keep what it never runs.
          if (settled.compareAndSet(false, true)) {
            end.run();
          }
        });
    Futures.onEnd(
        Futures.ending(
            end,
            () ->
                CompletableFuture.completedFuture(scope)
                    .thenComposeAsync(
                        started -> {
                          if (!settled.compareAndSet(false, true)) {
                            throw new CancellationException("the call was cancelled");
                          }
                          started.check();
                          return work.apply(started);
                        },
                        executor)),
        (value, failure) -> Futures.complete(result, value, failure));
    return result;
  }
}
