package io.github.cognitosrp.localpool.wire;

import com.fasterxml.jackson.core.json.PackageVersion;

/** Whether the class path has a Jackson that {@link Json} works with. */
public final class JacksonCheck {
  private JacksonCheck() {}

  /**
   * Loads what {@link Json} needs. A class of its own, because that one does not even initialize
   * with an older version.
   *
   * @throws IllegalStateException if the class path has an older version
   */
  public static void run() {
    try {
      Json.parseObject(new byte[] {'{', '}'});
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "The local user pool needs Jackson 2.16 or later; the class path has "
              + PackageVersion.VERSION,
          e);
    }
  }
}
