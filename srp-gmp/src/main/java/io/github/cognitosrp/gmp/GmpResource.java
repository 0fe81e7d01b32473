package io.github.cognitosrp.gmp;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A libgmp on the class path, where jnagmp's jar has one: {@code linux-x86-64/libgmp.so} and the
 * like. The first on the class path counts, so a folder in front of the jar overrides the jar.
 *
 * @param origin where it comes from, human-readable
 */
record GmpResource(String origin) {

  /** Looks where JNA will look. */
  static @Nullable GmpResource find() {
    String file = System.mapLibraryName("gmp");
    URL url = resource(Platform.RESOURCE_PREFIX + "/" + file);
    if (url == null && Platform.isMac()) {
      url = resource("darwin/" + file);
    }
    return url == null ? null : new GmpResource(originOf(url));
  }

  /** The file itself where it is one, otherwise a copy in JNA's temporary folder. */
  Path unpacked() throws IOException {
    File file = Native.extractFromResourcePath("gmp", GmpResource.class.getClassLoader());
    if (file == null) {
      throw new IOException("JNA unpacks nothing: jna.nounpack is set");
    }
    return file.toPath().toAbsolutePath();
  }

  private static @Nullable URL resource(String path) {
    ClassLoader loader = GmpResource.class.getClassLoader();
    return loader == null ? ClassLoader.getSystemResource(path) : loader.getResource(path);
  }

  private static String originOf(URL url) {
    if (url.getProtocol().equals("file")) {
      return "from " + url.getPath();
    }
    String path = url.getPath();
    int jarEnd = path.indexOf("!/");
    String jar = jarEnd < 0 ? path : path.substring(0, jarEnd);
    return "bundled in " + jar.substring(jar.lastIndexOf('/') + 1);
  }
}
