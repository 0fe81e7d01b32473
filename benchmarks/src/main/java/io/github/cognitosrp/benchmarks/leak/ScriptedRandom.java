package io.github.cognitosrp.benchmarks.leak;

import java.io.Serial;
import java.security.SecureRandom;
import java.util.Arrays;

/** Gives out bytes that were set before: the way to a session's private a, or a new password. */
final class ScriptedRandom extends SecureRandom {
  @Serial private static final long serialVersionUID = 1L;

  private byte[] script = {};
  private int position;
  private int asked;

  void play(byte[] bytes) {
    script = bytes;
    position = 0;
    asked = 0;
  }

  /** How many bytes were asked for since {@link #play}. */
  int asked() {
    return asked;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    asked += bytes.length;
    Arrays.fill(bytes, (byte) 0);
    int count = Math.min(bytes.length, script.length - position);
    // A script that is too short is a number's lower end.
    System.arraycopy(script, position, bytes, bytes.length - count, count);
    position += count;
  }
}
