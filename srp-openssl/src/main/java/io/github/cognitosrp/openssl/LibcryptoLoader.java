package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds a libcrypto: the one that a system property names, or the first usable one. */
final class LibcryptoLoader {
  private static final String PROPERTY = OpensslModPowProvider.LIBRARY_PROPERTY;

  private final Binding binding;

  LibcryptoLoader(Binding binding) {
    this.binding = binding;
  }

  Libcrypto load() throws BackendUnavailableException {
    if ("32".equals(System.getProperty("sun.arch.data.model"))) {
      throw new BackendUnavailableException("needs a 64-bit Java");
    }
    String named = System.getProperty(PROPERTY, "");
    return named.isEmpty() ? search() : loadNamed(named);
  }

  private Libcrypto loadNamed(String path) throws BackendUnavailableException {
    if (!isAbsoluteFile(path)) {
      throw new BackendUnavailableException("-D" + PROPERTY + " names no file: " + path);
    }
    LibraryFile library;
    try {
      library = binding.load(path);
    } catch (LinkageError notLoaded) {
      throw new BackendUnavailableException(
          "-D" + PROPERTY + " cannot be loaded: " + notLoaded.getMessage());
    }
    String defect = LibcryptoVersion.defectOf(library);
    if (!defect.isEmpty()) {
      throw new BackendUnavailableException("-D" + PROPERTY + " is refused: " + defect);
    }
    return bind(library, path);
  }

  private Libcrypto search() throws BackendUnavailableException {
    List<String> outcomes = new ArrayList<>();
    for (String name : LibcryptoNames.onThisSystem()) {
      try {
        LibraryFile library = binding.load(name);
        String defect = LibcryptoVersion.defectOf(library);
        if (defect.isEmpty()) {
          return bind(library, name);
        }
        outcomes.add(name + " (" + defect + ")");
      } catch (LinkageError notLoaded) {
        // The next name may be there.
        outcomes.add(name);
      }
    }
    throw new BackendUnavailableException(
        "no usable libcrypto: -D"
            + PROPERTY
            + "=PATH names one; tried "
            + String.join(", ", outcomes));
  }

  private Libcrypto bind(LibraryFile library, String name) {
    return library.bind(
        LibcryptoVersion.textOf(library)
            + " from "
            + LoadedFiles.fileAt(library.find("OpenSSL_version"), name)
            + " through "
            + binding.name());
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
