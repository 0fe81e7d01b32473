package io.github.cognitosrp.localpool.junit;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the pool when the first parameter asks for it, and closes it with the test or the class
 * that the parameter belongs to.
 */
final class LocalPoolExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LocalPoolExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalUserPool.class;
  }

  /** So that a constructor shares the pool of the test that it is called for. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** The class's pool, if there is one already: stores look into those of their parents. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            LocalUserPool.class,
            type -> start(context.getRequiredTestClass()),
            LocalUserPool.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close(context);
  }

  private static void close(ExtensionContext context) {
    LocalUserPool pool =
        context.getStore(NAMESPACE).remove(LocalUserPool.class, LocalUserPool.class);
    if (pool != null) {
      pool.close();
    }
  }

  private static LocalUserPool start(Class<?> testClass) {
    LocalPool settings = settings(testClass);
    LocalUserPoolBuilder builder =
        LocalUserPool.builder().deviceTracking(settings.deviceTracking()).mfa(settings.mfa());
    if (settings.clientSecret().isEmpty()) {
      builder.appClient(settings.clientId());
    } else {
      builder.appClient(settings.clientId(), settings.clientSecret());
    }
    for (LocalPool.User user : settings.users()) {
      builder.user(user.name(), user.password());
    }
    return builder.start();
  }

  /** The annotation of the class, of one that it extends, or of one that it is nested in. */
  private static LocalPool settings(Class<?> testClass) {
    for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
      LocalPool settings = type.getAnnotation(LocalPool.class);
      if (settings != null) {
        return settings;
      }
    }
    throw new ExtensionConfigurationException("the test class needs @LocalPool");
  }
}
