package io.github.cognitosrp.openssl;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;

/** JNA, for Java 17 to 21. */
final class JnaBinding implements Binding {

  @Override
  public String name() {
    return "JNA";
  }

  @Override
  public LibraryFile load(String name) throws BackendUnavailableException {
    try {
      Class.forName("com.sun.jna.Native");
    } catch (ClassNotFoundException missing) {
      throw new BackendUnavailableException(
          "needs JNA on Java 17 to 21: put net.java.dev.jna:jna on the class path,"
              + " or add --add-modules com.sun.jna");
    } catch (LinkageError broken) {
      throw new BackendUnavailableException("JNA does not work here: " + broken.getMessage());
    }
    return new JnaLibraryFile(NativeLibrary.getInstance(name));
  }

  private record JnaLibraryFile(NativeLibrary library) implements LibraryFile {

    @Override
    public long find(String function) {
      try {
        return Pointer.nativeValue(library.getFunction(function));
      } catch (UnsatisfiedLinkError absent) {
        return 0;
      }
    }

    @Override
    public String callForText(String function, int argument) {
      return library.getFunction(function).invokeString(new Object[] {argument}, false);
    }

    @Override
    public long callForNumber(String function) {
      Function number = library.getFunction(function);
      return ((Number) number.invoke(Long.class, new Object[0])).longValue();
    }

    @Override
    public Libcrypto bind(String description) {
      Native.register(JnaLibcrypto.class, library);
      return new JnaLibcrypto(description);
    }
  }
}
