package io.github.cognitosrp.modpow.support;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in one line why JNA cannot be used and what to do. Names no class of JNA, so that it works
 * where JNA is missing.
 */
public final class JnaFailure {
  private static final int MAX_DEPTH = 8;

  /**
   * The message of the error that the JVM keeps of a class whose initialiser failed, and gives as
   * the cause whenever that class is used again.
   */
  private static final Pattern EARLIER =
      Pattern.compile("Exception (\\S+?)(?:: (.*))? \\[in thread \".*\"]", Pattern.DOTALL);

  private JnaFailure() {}

  /**
   * Describes what went wrong while a backend was opened.
   *
   * @param fault what was thrown
   * @return the reason, from its root cause
   */
  public static String describe(Throwable fault) {
    Throwable root = fault;
    for (int depth = 0; depth < MAX_DEPTH && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    String type = root.getClass().getName();
    String message = String.valueOf(root.getMessage());
    Matcher earlier = EARLIER.matcher(message);
    if (root instanceof ExceptionInInitializerError && earlier.matches()) {
      type = earlier.group(1);
      message = String.valueOf(earlier.group(2));
    }
    return describe(type, message);
  }

  private static String describe(String type, String message) {
    // What System.load throws, since JDK 24, to a caller that has no native access.
    if (type.equals(IllegalCallerException.class.getName())) {
      return "native access is denied: allow it with --enable-native-access=ALL-UNNAMED, or"
          + " =com.sun.jna on the module path";
    }
    boolean noClass =
        type.equals(NoClassDefFoundError.class.getName())
            || type.equals(ClassNotFoundException.class.getName());
    if (noClass && message.replace('/', '.').contains("com.sun.jna")) {
      return "JNA is missing: add net.java.dev.jna:jna to the class path, or com.sun.jna to the"
          + " module path";
    }
    if (type.equals(UnsatisfiedLinkError.class.getName())) {
      return describeUnpacking(message);
    }
    return type.substring(type.lastIndexOf('.') + 1) + ": " + message;
  }

  /** JNA carries native code of its own, which it unpacks into a temporary folder. */
  private static String describeUnpacking(String message) {
    if (message.contains("not found in resource path")) {
      return "JNA has no native code for "
          + System.getProperty("os.name")
          + " on "
          + System.getProperty("os.arch");
    }
    if (Boolean.getBoolean("jna.nounpack")) {
      return "JNA must not unpack its native code (jna.nounpack) and finds none installed";
    }
    return "JNA cannot load its native code; jna.tmpdir must be a folder whose files may be"
        + " executed: "
        + message;
  }
}
