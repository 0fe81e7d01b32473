package io.github.cognitosrp.localpool.srp;

import java.util.List;

/**
 * What a client may have put into its computation.
 *
 * @param mistakes why it is not what Cognito expects, as ends of a sentence that begins with "the
 *     client"; empty for the right value
 */
record Choice<T>(T value, List<String> mistakes) {
  static <T> Choice<T> right(T value) {
    return new Choice<>(value, List.of());
  }

  static <T> Choice<T> mistake(T value, String mistake) {
    return new Choice<>(value, List.of(mistake));
  }
}
