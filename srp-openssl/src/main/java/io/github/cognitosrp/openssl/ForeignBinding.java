package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;

/** The foreign-function API, final in Java 22. */
final class ForeignBinding implements Binding {
  static final int FIRST_JAVA = 22;

  @Override
  public String name() {
    return "the foreign-function API";
  }

  @Override
  public LibraryFile load(String name) throws BackendUnavailableException {
    ForeignLinker linker;
    try {
      linker = new ForeignLinker();
    } catch (IllegalCallerException denied) {
      Module module = ForeignBinding.class.getModule();
      throw new BackendUnavailableException(
          "needs the java option --enable-native-access="
              + (module.isNamed() ? module.getName() : "ALL-UNNAMED"));
    } catch (UnsupportedOperationException noLinker) {
      throw new BackendUnavailableException("the foreign-function API does not know this platform");
    }
    try {
      return new ForeignLibraryFile(linker, linker.load(name));
    } catch (IllegalArgumentException notLoaded) {
      throw new LinkageError(notLoaded.getMessage(), notLoaded);
    }
  }
}
