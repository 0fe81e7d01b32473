package io.github.cognitosrp.localpool.trigger;

import io.github.cognitosrp.localpool.model.Trigger;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.model.TriggerUnavailableException;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls the functions as Cognito does: each has 5 seconds, a call that brings no answer is made up
 * to three times, and an error of the function ends the caller's request at once. Thread-safe.
 *
 * <p>Source: the developer guide, "Things to know about Lambda triggers".
 */
public final class TriggerInvoker {
  private static final int MAX_TRIES = 3;
  private static final String UNANSWERED = "Socket timeout while invoking Lambda function";

  private final Map<TriggerType, Trigger> functions;
  private final Duration limit;

  public TriggerInvoker(Map<TriggerType, Trigger> functions, Duration limit) {
    this.functions = Map.copyOf(functions);
    this.limit = limit;
  }

  public boolean has(TriggerType type) {
    return functions.containsKey(type);
  }

  /**
   * Calls a function that the pool has.
   *
   * @param event makes the event anew for each try, because functions change what they get
   * @return the {@code response} of the event that came back
   */
  public TriggerResponse call(TriggerType type, Supplier<Map<String, Object>> event) {
    Trigger function = Objects.requireNonNull(functions.get(type));
    String reason = UNANSWERED;
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      FutureTask<Map<String, Object>> task = new FutureTask<>(() -> function.handle(event.get()));
      Thread thread = new Thread(task, "cognito-local-pool-trigger");
      thread.setDaemon(true);
      thread.start();
      try {
        return response(task.get(limit.toNanos(), TimeUnit.NANOSECONDS));
      } catch (TimeoutException ignored) {
        task.cancel(true);
        reason = UNANSWERED;
      } catch (InterruptedException e) {
        task.cancel(true);
        Thread.currentThread().interrupt();
        break;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TriggerUnavailableException unavailable)) {
          throw failed(type, e.getCause() == null ? e : e.getCause());
        }
        reason = String.valueOf(unavailable.getMessage());
      }
    }
    throw new ServiceException(
        "UnexpectedLambdaException",
        type.cognitoName() + " invocation failed due to error " + reason + ".");
  }

  private static TriggerResponse response(@Nullable Map<String, Object> answered) {
    if (answered != null && answered.get("response") instanceof Map<?, ?> response) {
      return new TriggerResponse(response);
    }
    throw TriggerResponse.unrecognizable();
  }

  private static ServiceException failed(TriggerType type, Throwable error) {
    return new ServiceException(
        "UserLambdaValidationException",
        type.cognitoName()
            + " failed with error "
            + ServiceException.shown(String.valueOf(error.getMessage()))
            + ".");
  }

  /** A copy that functions may change: of maps, lists, and what is in them. */
  public static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, member) -> copy.put(key, copy(member)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return value;
  }

  /** A {@code response} whose members are there and null, as functions get it. */
  public static Map<String, Object> empty(List<String> names) {
    Map<String, Object> response = new LinkedHashMap<>();
    names.forEach(name -> response.put(name, null));
    return response;
  }
}
