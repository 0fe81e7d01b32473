package io.github.cognitosrp.openssl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** The real libcrypto with an observer, or a saboteur, in between. */
interface Intercepted {

  /** Carries out one call, or something else. */
  Object call(String function, Object[] arguments, Call real) throws Throwable;

  /** The real call. */
  interface Call {
    Object proceed() throws Throwable;
  }

  static Libcrypto libcrypto(Intercepted interceptor) {
    return of(real(), interceptor);
  }

  static Libcrypto of(Libcrypto real, Intercepted interceptor) {
    return (Libcrypto)
        Proxy.newProxyInstance(
            Libcrypto.class.getClassLoader(),
            new Class<?>[] {Libcrypto.class},
            (proxy, method, arguments) ->
                interceptor.call(
                    method.getName(), arguments, () -> invoke(real, method, arguments)));
  }

  static Libcrypto real() {
    try {
      return new LibcryptoLoader(OpensslModPowProvider.bindingOfThisJava()).load();
    } catch (io.github.cognitosrp.modpow.spi.BackendUnavailableException missing) {
      throw new AssertionError("these tests run with a libcrypto: " + missing.getMessage());
    }
  }

  private static Object invoke(Libcrypto real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
