package io.github.cognitosrp.benchmarks.leak;

/**
 * A kind of secret that a computation is timed with.
 *
 * @param name what tables call it
 * @param lacksWords whether its number has leading 32-bit words that are zero: a {@link
 *     java.math.BigInteger} does not keep them, and how many there are may show
 */
record Secret(String name, boolean lacksWords) {
  static Secret withAllWords(String name) {
    return new Secret(name, false);
  }

  static Secret withoutLeadingWords(String name) {
    return new Secret(name, true);
  }
}
