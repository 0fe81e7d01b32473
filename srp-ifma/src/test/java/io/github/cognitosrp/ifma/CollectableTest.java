package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that is redeployed leaves no class loader behind. */
class CollectableTest {
  private static final int LOADERS = 6;

  /** JNA's own thread ends 30 seconds after its last work. */
  private static final int MAX_WAIT_SECONDS = 60;

  /** Uses the backend in class loaders that are then dropped. */
  static final class Redeployments {
    public static void main(String[] arguments) throws Exception {
      boolean jnaInParent = Boolean.parseBoolean(arguments[0]);
      URL jna = new URL("file:" + arguments[1]);
      ClassLoader platform = ClassLoader.getPlatformClassLoader();
      ClassLoader parent = jnaInParent ? new URLClassLoader(new URL[] {jna}, platform) : platform;
      List<URL> own = new ArrayList<>();
      for (int i = 2; i < arguments.length; i++) {
        own.add(new URL("file:" + arguments[i]));
      }
      if (!jnaInParent) {
        own.add(jna);
      }
      List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
      for (int i = 0; i < LOADERS; i++) {
        loaders.add(deploy(own.toArray(new URL[0]), parent));
      }
      for (int i = 0; i < MAX_WAIT_SECONDS * 10 && loaders.stream().anyMatch(loader -> loader.get() != null); i++) {
        System.gc();
        Thread.sleep(100);
      }
      System.out.println(
          "collected=" + loaders.stream().filter(loader -> loader.get() == null).count());
    }

    private static WeakReference<ClassLoader> deploy(URL[] classPath, ClassLoader parent)
        throws Exception {
      URLClassLoader loader = new URLClassLoader(classPath, parent);
      Class<?> application = loader.loadClass(Application.class.getName());
      application.getMethod("use").invoke(null);
      loader.close();
      return new WeakReference<>(loader);
    }
  }

  /** What stands in for the application. */
  public static final class Application {
    private Application() {}

    public static void use() {
      ModPow modPow = ModPows.named("ifma");
      BigInteger modulus = BigInteger.valueOf(1_000_003);
      if (!modPow.modPow(BigInteger.TEN, BigInteger.TEN, 4, modulus).equals(
          BigInteger.TEN.modPow(BigInteger.TEN, modulus))) {
        throw new AssertionError();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void droppedClassLoadersAreCollected(boolean jnaInParent) throws Exception {
    assumeTrue(NeedsIfma.isPresent(), "needs AVX-512 IFMA");
    ChildJvm.Output output =
        ChildJvm.withNativeAccess()
            .run(
                Redeployments.class,
                String.valueOf(jnaInParent),
                ChildJvm.location(Native.class),
                folder(ModPows.class),
                folder(IfmaModPowProvider.class),
                folder(Application.class));
    assertThat(output.number("collected")).isEqualTo(LOADERS);
  }

  /** A folder on the class path ends in a slash, a jar does not. */
  private static String folder(Class<?> type) {
    String location = ChildJvm.location(type);
    return Files.isDirectory(Path.of(location)) ? location + "/" : location;
  }
}
