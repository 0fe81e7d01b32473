package io.github.cognitosrp.openssl;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A library loaded through the foreign-function API.
 *
 * @param linker the API
 * @param symbols the library's {@code SymbolLookup}
 */
record ForeignLibraryFile(ForeignLinker linker, Object symbols) implements LibraryFile {
  private static volatile @Nullable ForeignLibraryFile bound;

  /** The library that {@link ForeignFunctions} calls. */
  static ForeignLibraryFile bound() {
    return Objects.requireNonNull(bound, "no library is bound yet");
  }

  @Override
  public long find(String function) {
    return linker.find(symbols, function);
  }

  @Override
  public String callForText(String function, int argument) {
    try {
      MethodHandle handle = function(function, methodType(long.class, int.class));
      return linker.text((long) handle.invokeExact(argument));
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public long callForNumber(String function) {
    try {
      return (long) function(function, methodType(long.class)).invokeExact();
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public Libcrypto bind(String description) {
    bound = this;
    return new ForeignLibcrypto(description);
  }

  MethodHandle function(String name, MethodType type) {
    return linker.function(find(name), type);
  }
}
