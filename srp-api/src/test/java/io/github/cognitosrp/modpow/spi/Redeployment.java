package io.github.cognitosrp.modpow.spi;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.SrpGroup;
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
 * An application that a container deploys in a class loader of its own, that uses a backend there,
 * and that is dropped: the class loader must be collected, or every redeploy costs its memory.
 */
public final class Redeployment {
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** So that what only the first or the last of them leaves behind is told from the others. */
  private static final int TIMES = 3;

  /** Each collection is of the whole heap, while other tests compute. */
  private static final long COLLECTION_MILLIS = 500;

  private final URL[] classPath;
  private final ClassLoader parent;

  /**
   * An application with this library in its own class loader.
   *
   * @param parent what the container has, such as JNA
   * @param classPath folders and jars of the application; this one of tests and that of the API are
   *     added
   */
  public Redeployment(ClassLoader parent, String... classPath) {
    List<String> entries = new ArrayList<>(List.of(classPath));
    entries.add(ChildJvm.location(ModPows.class));
    entries.add(ChildJvm.location(Redeployment.class));
    this.classPath = entries.stream().map(Redeployment::url).toArray(URL[]::new);
    this.parent = parent;
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Deploys, uses and drops it three times; returns how many class loaders are still alive. */
  public int loadersLeft(String backend) throws Exception {
    List<WeakReference<ClassLoader>> dropped = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      dropped.add(deployAndDrop(backend));
    }
    long end = System.nanoTime() + MAX_WAIT_NANOS;
    while (alive(dropped) > 0 && System.nanoTime() - end < 0) {
      System.gc();
      Thread.sleep(COLLECTION_MILLIS);
    }
    return alive(dropped);
  }

  private static int alive(List<WeakReference<ClassLoader>> loaders) {
    return (int) loaders.stream().filter(loader -> loader.get() != null).count();
  }

  private WeakReference<ClassLoader> deployAndDrop(String backend) throws Exception {
    try (URLClassLoader loader = new URLClassLoader("application", classPath, parent)) {
      Class<?> program = Class.forName(Application.class.getName(), true, loader);
      if (!loader.equals(program.getClassLoader())) {
        throw new AssertionError("the application was loaded by the container");
      }
      Runnable application = (Runnable) program.getConstructor(String.class).newInstance(backend);
      Throwable[] failure = new Throwable[1];
      Thread request = new Thread(application, "request");
      request.setContextClassLoader(loader);
      request.setUncaughtExceptionHandler((thread, fault) -> failure[0] = fault);
      request.start();
      request.join();
      if (failure[0] != null) {
        throw new AssertionError("the application failed", failure[0]);
      }
      return new WeakReference<>(loader);
    }
  }

  /** Uses the backend as a program does: by name, for powers, and in the list. */
  public static final class Application implements Runnable {
    private final String backend;

    public Application(String backend) {
      this.backend = backend;
    }

    @Override
    public void run() {
      BigInteger n = SrpGroup.COGNITO_3072.n();
      BigInteger g = SrpGroup.COGNITO_3072.g();
      ModPow modPow = ModPows.named(backend);
      check(modPow.modPow(g, BigInteger.TEN, 64, n));
      ModPows.best();
      ModPows.diagnose();
      // After the list, so that it goes through the tables.
      check(modPow.fixedBase(g, n, 64).pow(BigInteger.TEN));
    }

    private static void check(BigInteger power) {
      if (power.intValueExact() != 1024) {
        throw new AssertionError("a wrong power");
      }
    }
  }
}
