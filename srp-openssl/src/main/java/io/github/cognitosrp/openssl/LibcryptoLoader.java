package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.support.ProcessMaps;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds a libcrypto: the one that a system property names, or the first usable one. */
final class LibcryptoLoader {
  private static final String PROPERTY = OpensslModPowProvider.LIBRARY_PROPERTY;

  private LibcryptoLoader() {}

  static Libcrypto load() throws BackendUnavailableException {
    if ("32".equals(System.getProperty("sun.arch.data.model"))) {
      throw new BackendUnavailableException("needs a 64-bit Java");
    }
    String named = System.getProperty(PROPERTY, "");
    return named.isEmpty() ? search() : loadNamed(named);
  }

  private static Libcrypto loadNamed(String path) throws BackendUnavailableException {
    if (!isAbsoluteFile(path)) {
      throw new BackendUnavailableException("-D" + PROPERTY + " names no file: " + path);
    }
    NativeLibraryHandle library;
    try {
      library = new NativeLibraryHandle(path);
    } catch (UnsatisfiedLinkError notLoaded) {
      throw new BackendUnavailableException(
          "-D" + PROPERTY + " cannot be loaded: " + notLoaded.getMessage());
    }
    String defect = LibcryptoVersion.defectOf(library);
    if (!defect.isEmpty()) {
      throw new BackendUnavailableException("-D" + PROPERTY + " is refused: " + defect);
    }
    return libcrypto(library, path);
  }

  private static Libcrypto search() throws BackendUnavailableException {
    List<String> outcomes = new ArrayList<>();
    for (String name : LibcryptoNames.onThisSystem()) {
      try {
        NativeLibraryHandle library = new NativeLibraryHandle(name);
        String defect = LibcryptoVersion.defectOf(library);
        if (defect.isEmpty()) {
          return libcrypto(library, name);
        }
        outcomes.add(name + " (" + defect + ")");
      } catch (UnsatisfiedLinkError notLoaded) {
        outcomes.add(name);
      }
    }
    throw new BackendUnavailableException(
        "no usable libcrypto: -D"
            + PROPERTY
            + "=PATH names one; tried "
            + String.join(", ", outcomes));
  }

  private static Libcrypto libcrypto(NativeLibraryHandle library, String name) {
    Map<LibcryptoFunction, Long> addresses = new EnumMap<>(LibcryptoFunction.class);
    for (LibcryptoFunction function : LibcryptoFunction.values()) {
      addresses.put(function, library.find(function.name()));
    }
    String file = ProcessMaps.fileAt(library.find("OpenSSL_version")).orElse(name);
    return new Libcrypto(addresses, LibcryptoVersion.textOf(library) + " from " + file);
  }

  private static boolean isAbsoluteFile(String path) {
    try {
      Path file = Path.of(path);
      return file.isAbsolute() && Files.isRegularFile(file);
    } catch (InvalidPathException unreadable) {
      return false;
    }
  }
}
