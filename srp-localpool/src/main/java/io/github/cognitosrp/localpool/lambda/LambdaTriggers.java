package io.github.cognitosrp.localpool.lambda;

import static io.github.cognitosrp.localpool.support.Arguments.notNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cognitosrp.localpool.model.Trigger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes triggers of functions over typed events, such as {@code CognitoUserPoolPreSignUpEvent} of
 * {@code com.amazonaws:aws-lambda-java-events}. Any class of the event's shape will do. A member
 * that the function leaves null counts as not there.
 */
public final class LambdaTriggers {
  private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
          .build();

  private LambdaTriggers() {}

  /**
   * A trigger of a function.
   *
   * @param <E> the event
   * @param eventType its class
   * @param function takes the event, and returns it or another with its {@code response}
   * @return the trigger
   * @throws IllegalArgumentException if an argument is null
   */
  public static <E> Trigger of(Class<E> eventType, Function<? super E, ?> function) {
    notNull(eventType, "eventType");
    notNull(function, "function");
    return trigger(MAPPER.constructType(eventType), event -> function.apply(eventType.cast(event)));
  }

  /**
   * A trigger of a Lambda function as it is deployed. Each call gets a {@code Context}, whose
   * logger is {@link System.Logger}'s.
   *
   * @param handler a {@code com.amazonaws.services.lambda.runtime.RequestHandler}; an object of a
   *     public class, not a lambda expression, whose event nobody could tell. It is called by
   *     several threads at a time, which AWS's service does not do
   * @return the trigger
   * @throws IllegalArgumentException if it is no such handler, or does not say what event it takes
   */
  public static Trigger handler(Object handler) {
    Class<?> type = notNull(handler, "handler").getClass();
    try {
      Class<?> contract = Class.forName(RUNTIME + "RequestHandler", false, type.getClassLoader());
      Class<?> context = Class.forName(RUNTIME + "Context", false, type.getClassLoader());
      JavaType[] parameters = MAPPER.constructType(type).findTypeParameters(contract);
      if (!contract.isInstance(handler)
          || parameters.length == 0
          || parameters[0].isJavaLangObject()) {
        throw new IllegalArgumentException(
            "The handler does not say what event it takes; use of(eventType, function)");
      }
      Method handle = contract.getMethod("handleRequest", Object.class, context);
      String name = type.getSimpleName();
      return trigger(
          parameters[0], event -> call(handle, handler, event, LambdaContext.of(context, name)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "A handler is a RequestHandler of aws-lambda-java-core", e);
    }
  }

  private static @Nullable Object call(
      Method handle, Object handler, Object event, Object context) {
    try {
      return handle.invoke(handler, event, context);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      if (thrown instanceof Error error) {
        throw error;
      }
      throw thrown instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(thrown == null ? "" : thrown.getMessage(), thrown);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("handleRequest cannot be called", e);
    }
  }

  private static Trigger trigger(JavaType type, Function<Object, @Nullable Object> function) {
    return event -> {
      Object answered = function.apply(MAPPER.<Object>convertValue(event, type));
      if (answered == null) {
        return null;
      }
      // Some of these classes have no response, because Cognito reads none.
      Map<String, Object> whole = new LinkedHashMap<>(event);
      whole.putAll(MAPPER.convertValue(answered, new TypeReference<Map<String, Object>>() {}));
      return whole;
    };
  }
}
