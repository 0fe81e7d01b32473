package io.github.cognitosrp.benchmarks.peer;

/** How long the client's private {@code a} is. */
public enum EphemeralLength {
  /** What the implementation chooses by itself. */
  DEFAULT,
  /** 256 bits, the least that RFC 5054 allows. */
  BITS_256
}
