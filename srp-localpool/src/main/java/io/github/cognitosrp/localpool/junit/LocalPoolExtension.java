package io.github.cognitosrp.localpool.junit;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the pool when the first method of a test asks for it. */
final class LocalPoolExtension implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LocalPoolExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    // A pool for the whole class would carry one test's users into the next.
    return parameter.getParameter().getType() == LocalUserPool.class
        && context.getTestMethod().isPresent();
  }

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
