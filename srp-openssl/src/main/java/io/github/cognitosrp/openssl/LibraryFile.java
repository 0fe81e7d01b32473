package io.github.cognitosrp.openssl;

/** A library that is loaded into the process; whether it is a libcrypto is still to be seen. */
interface LibraryFile {

  /** The address of a function, or 0 if the library has none of that name. */
  long find(String function);

  /** Calls {@code const char *function(int)}. */
  String callForText(String function, int argument);

  /** Calls {@code unsigned long function(void)}; only 32 bits of the result count. */
  long callForNumber(String function);

  /**
   * Connects the functions of {@link Libcrypto} to this library, all of which it has. Once in a
   * process.
   */
  Libcrypto bind(String description);
}
