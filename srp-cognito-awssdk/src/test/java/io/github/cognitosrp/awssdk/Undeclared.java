package io.github.cognitosrp.awssdk;

/** Throws checked exceptions where none is declared, as code in other languages does. */
public final class Undeclared {
  private Undeclared() {}

  /** Throws the exception; a caller writes {@code throw} for the compiler. */
  public static RuntimeException thrown(Exception failure) {
    return Undeclared.<RuntimeException>unchecked(failure);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> RuntimeException unchecked(Exception failure) throws E {
    throw (E) failure;
  }
}
