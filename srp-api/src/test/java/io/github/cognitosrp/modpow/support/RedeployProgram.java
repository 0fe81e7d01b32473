package io.github.cognitosrp.modpow.support;

import java.io.File;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that stops and starts an application six times, each time in a class loader of its own,
 * and then waits until the class loaders are collected.
 */
public final class RedeployProgram {
  private static final int DEPLOYMENTS = 6;

  /** JNA's own thread ends 30 seconds after its last work. */
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private RedeployProgram() {}

  /**
   * Prints how many class loaders are left.
   *
   * @param arguments the backend; the class path of the server; the class path of the application
   * @throws Exception if a deployment fails
   */
  public static void main(String[] arguments) throws Exception {
    URLClassLoader server =
        new URLClassLoader(urls(arguments[1]), ClassLoader.getPlatformClassLoader());
    List<WeakReference<ClassLoader>> applications = new ArrayList<>();
    for (int i = 0; i < DEPLOYMENTS; i++) {
      applications.add(deployment(arguments[0], urls(arguments[2]), server));
    }
    long start = System.nanoTime();
    while (alive(applications) > 0 && System.nanoTime() - start < MAX_WAIT_NANOS) {
      System.gc();
      Thread.sleep(250);
    }
    System.out.println("alive=" + alive(applications));
    System.out.println("millis=" + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    server.close();
  }

  private static WeakReference<ClassLoader> deployment(
      String backend, URL[] classPath, ClassLoader server) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader application = new URLClassLoader(classPath, server)) {
      thread.setContextClassLoader(application);
      signIn(backend, application);
      return new WeakReference<>(application);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** By reflection: the application's classes are not those of this program. */
  private static void signIn(String backend, ClassLoader application) throws Exception {
    Class<?> modPows = application.loadClass("io.github.cognitosrp.modpow.ModPows");
    Object modPow = modPows.getMethod("named", String.class).invoke(null, backend);
    BigInteger modulus = BigInteger.ONE.shiftLeft(512).subtract(BigInteger.valueOf(569));
    Object power =
        modPow
            .getClass()
            .getMethod("modPow", BigInteger.class, BigInteger.class, int.class, BigInteger.class)
            .invoke(modPow, BigInteger.TWO, BigInteger.TEN, 64, modulus);
    if (!power.equals(BigInteger.valueOf(1024))) {
      throw new AssertionError("a wrong power");
    }
    // Warms up all backends, so that their tables are built as well.
    modPows.getMethod("diagnose").invoke(null);
  }

  private static long alive(List<WeakReference<ClassLoader>> applications) {
    return applications.stream().filter(application -> application.get() != null).count();
  }

  private static URL[] urls(String classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      if (!entry.isEmpty()) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }
}
