package io.github.cognitosrp.awssdk.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@link CompletableFuture} lacks. */
public final class Futures {
  /** More wrappers than any composition makes; a bound, because causes can form a cycle. */
  private static final int MAX_WRAPPERS = 32;

  private Futures() {}

  /**
   * The failure itself: stages wrap it or not, depending on where they were attached. Never throws.
   */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MAX_WRAPPERS && isWrapper(cause); i++) {
      Throwable inner = inner(cause);
      if (inner == null) {
        return cause;
      }
      cause = inner;
    }
    return cause;
  }

  private static @Nullable Throwable inner(Throwable wrapper) {
    try {
      return wrapper.getCause();
    } catch (Throwable ignored) {
      // A wrapper of the application's own class; a future that waits for its failure must end.
      return null;
    }
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof CompletionException || failure instanceof ExecutionException;
  }

  /** What to throw for a failure; throws it if it is an {@link Error}. */
  static RuntimeException unchecked(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked ? unchecked : new CompletionException(cause);
  }

  /** Starts work; what it throws at once becomes a failed future. */
  public static <T> CompletableFuture<T> start(Supplier<CompletableFuture<T>> work) {
    try {
      return work.get();
    } catch (Throwable failure) {
      // Errors too, and exceptions that nobody declared: somebody may wait for the future.
      return CompletableFuture.failedFuture(failure);
    }
  }

  /** Ends a future as another one ended. */
  public static <T> void complete(
      CompletableFuture<T> future, @Nullable T value, @Nullable Throwable failure) {
    if (failure == null) {
      future.complete(value);
    } else {
      future.completeExceptionally(cause(failure));
    }
  }

  /** Does something when the future has ended. */
  @SuppressWarnings("FutureReturnValueIgnored") // The future itself still has its failure.
  public static <T> void onEnd(
      CompletableFuture<T> future, BiConsumer<@Nullable T, @Nullable Throwable> action) {
    future.whenComplete(action);
  }

  /** A future whose value is {@code null}, as of a client that is a test double. */
  static <T> CompletableFuture<T> ofNull() {
    CompletableFuture<T> future = new CompletableFuture<>();
    complete(future, null, null);
    return future;
  }

  /** Replaces a failure by what the function makes of it, which may be the same failure. */
  public static <T> CompletableFuture<T> recover(
      CompletableFuture<T> future, Function<Throwable, CompletableFuture<T>> recovery) {
    return future.exceptionallyCompose(failure -> recovery.apply(cause(failure)));
  }

  /** Runs the end when the work has ended, however it ends. */
  public static <T> CompletableFuture<T> ending(Runnable end, Supplier<CompletableFuture<T>> work) {
    CompletableFuture<T> future;
    try {
      future = work.get();
    } catch (Throwable failure) {
      end.run();
      throw failure;
    }
    return future.whenComplete((value, failure) -> end.run());
  }
}
