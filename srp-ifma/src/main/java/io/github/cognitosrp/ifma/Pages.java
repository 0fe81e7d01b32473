package io.github.cognitosrp.ifma;

/**
 * Memory from the operating system, in pages. No page is writable and executable at a time.
 * Thread-safe.
 */
interface Pages {

  /** The system refused. */
  final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Maps new pages, filled with zeros, readable and writable.
   *
   * @return their address
   */
  long map(long bytes) throws RefusedException;

  /** Makes pages readable and executable, and not writable any more. */
  void makeExecutable(long address, long bytes) throws RefusedException;

  void unmap(long address, long bytes);

  /** Copies bytes to an address. */
  void write(long address, byte[] bytes);

  /** The bytes at an address. */
  byte[] read(long address, int count);
}
