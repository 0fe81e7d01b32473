package io.github.cognitosrp.localpool;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** AuthParameters or ChallengeResponses: a flat map of strings. */
record Parameters(Map<String, String> values) {
  // 3072 bits; the cap comes before parsing because BigInteger takes quadratic time.
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,768}");

  String required(String name) {
    String value = values.get(name);
    if (value == null || value.isEmpty()) {
      throw ServiceException.invalidParameter("Missing required parameter " + name);
    }
    return value;
  }

  String username() {
    String username = required("USERNAME");
    if (username.length() > Accounts.MAX_USERNAME_LENGTH) {
      throw Request.violated(
          "Value", "username", "Member must have length less than or equal to 128");
    }
    return username;
  }

  @Nullable String optional(String name) {
    return values.get(name);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** SRP_A as the integer A, 0 &lt; A &lt; N. */
  BigInteger publicA() {
    String hex = required("SRP_A");
    if (HEX.matcher(hex).matches()) {
      BigInteger publicA = new BigInteger(hex, 16);
      if (publicA.signum() > 0 && publicA.compareTo(SrpMath.N) < 0) {
        return publicA;
      }
    }
    throw ServiceException.invalidParameter("Invalid SRP_A.");
  }
}
