package io.github.cognitosrp.localpool.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a handler may ask about its call: AWS's {@code Context} and its {@code LambdaLogger}. */
final class LambdaContext implements InvocationHandler {
  private static final System.Logger LOG = System.getLogger(LambdaContext.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int MEMORY_MB = 512;

  private final String name;
  private final String requestId = UUID.randomUUID().toString();
  private final long startedAt = System.nanoTime();

  private LambdaContext(String name) {
    this.name = name;
  }

  /** An object of the interface {@code Context}, which the handler's class loader knows. */
  static Object of(Class<?> contextType, String name) {
    return proxy(contextType, new LambdaContext(name));
  }

  private static Object proxy(Class<?> type, InvocationHandler answers) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // A proxy's equals() would come here again.
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "getAwsRequestId" -> requestId;
      case "getLogGroupName" -> "/aws/lambda/" + name;
      case "getLogStreamName" -> "local";
      case "getFunctionName" -> name;
      case "getFunctionVersion" -> "$LATEST";
      case "getInvokedFunctionArn" -> "arn:aws:lambda:local-1:000000000000:function:" + name;
      case "getRemainingTimeInMillis" ->
          (int) Math.max(0, LIMIT.minusNanos(System.nanoTime() - startedAt).toMillis());
      case "getMemoryLimitInMB" -> MEMORY_MB;
      case "getLogger" -> proxy(method.getReturnType(), this::log);
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> arguments != null && proxy == arguments[0];
      case "toString" -> "Context[" + name + "]";
      default -> null;
    };
  }

  /** Every method of the logger takes the message first. */
  private @Nullable Object log(Object proxy, Method method, Object @Nullable [] arguments) {
    if (method.getName().equals("log") && arguments != null) {
      Object message = arguments[0];
      String text = message instanceof byte[] bytes ? new String(bytes, UTF_8) : "" + message;
      LOG.log(System.Logger.Level.INFO, "{0}: {1}", name, text);
    }
    return null;
  }
}
