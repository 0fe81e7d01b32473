package io.github.cognitosrp.awssdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What {@link CompletableFuture} lacks. */
final class Futures {
  private Futures() {}

  /** Waits, and throws what the work threw, not a wrapper of it. */
  static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException wrapped) {
      Throwable cause = cause(wrapped);
      if (cause instanceof RuntimeException failure) {
        throw failure;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw wrapped;
    }
  }

  /** The failure itself: stages wrap it or not, depending on where they were attached. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Goes on with something else after some failures. */
  static <T> CompletableFuture<T> recover(
      CompletableFuture<T> future,
      Predicate<Throwable> from,
      Function<Throwable, CompletableFuture<T>> with) {
    return future.exceptionallyCompose(failure -> {
      Throwable cause = cause(failure);
      return from.test(cause) ? with.apply(cause) : CompletableFuture.failedFuture(cause);
    });
  }

  /** Runs the end when the work has ended, however it ends. */
  static <T> CompletableFuture<T> ending(Runnable end, Supplier<CompletableFuture<T>> work) {
    CompletableFuture<T> future;
    try {
      future = work.get();
    } catch (RuntimeException | Error failure) {
      end.run();
      throw failure;
    }
    return future.whenComplete((value, failure) -> end.run());
  }
}
