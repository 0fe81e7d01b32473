package io.github.cognitosrp.customauth.support;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/** A clock and a source of randomness that a caller hands over, and that may be faulty. */
public final class Environment {
  private static final Instant MIN_TIME = Instant.EPOCH;
  private static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private Environment() {}

  /**
   * The time. With a clock far off, a challenge that has expired would be taken.
   *
   * @param clock a caller's
   * @return the time
   * @throws IllegalStateException if the clock fails, or is not in a year from 1970 to 9999
   */
  public static Instant now(Clock clock) {
    Instant now;
    try {
      now = clock.instant();
    } catch (Exception failure) {
      throw new IllegalStateException("the clock failed", failure);
    }
    if (now == null || now.isBefore(MIN_TIME) || now.isAfter(MAX_TIME)) {
      throw new IllegalStateException("the clock must be in a year from 1970 to 9999");
    }
    return now;
  }

  /**
   * So many random bytes. With nothing but zeros, challenges would be the same.
   *
   * @param random a caller's
   * @param length how many
   * @return the bytes
   * @throws IllegalStateException if the source fails, or returns nothing but zeros
   */
  public static byte[] randomBytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    try {
      random.nextBytes(bytes);
    } catch (Exception failure) {
      throw new IllegalStateException("the SecureRandom failed", failure);
    }
    if (Arrays.equals(bytes, new byte[length])) {
      throw new IllegalStateException("the SecureRandom returned nothing but zeros");
    }
    return bytes;
  }
}
