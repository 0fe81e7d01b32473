package io.github.cognitosrp.zkattest;

/**
 * A proof or parameters whose JSON is not exactly of the expected form: a member is missing,
 * unknown or doubled, a group has the wrong name, there are too few or too many rounds, a number is
 * too large or written in another way, a point is not on its curve, or the whole is too long or too
 * deep. The message names the member, never a value.
 */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedJsonException(String path, String problem) {
    super(path + ": " + problem);
  }
}
