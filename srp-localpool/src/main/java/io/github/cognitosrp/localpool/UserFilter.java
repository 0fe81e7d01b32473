package io.github.cognitosrp.localpool;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The filter of ListUsers: one attribute, equal to a value or starting with it. */
record UserFilter(String name, boolean startsWith, String value) {
  private static final Pattern FORM =
      Pattern.compile("\\s*\"?([\\w:]{1,32})\"?\\s*(\\^?=)\\s*\"([^\"]{0,256})\"\\s*");

  static UserFilter parse(@Nullable String filter) {
    if (filter == null || filter.isEmpty()) {
      return new UserFilter("username", true, "");
    }
    Matcher matcher = FORM.matcher(filter);
    if (!matcher.matches()) {
      throw ServiceException.invalidParameter("Error while parsing filter.");
    }
    return new UserFilter(matcher.group(1), matcher.group(2).equals("^="), matcher.group(3));
  }

  boolean matches(Account account) {
    String actual =
        switch (name) {
          case "username" -> account.username();
          case "cognito:user_status" -> account.status().name();
          default -> account.attributes().get(name);
        };
    return actual != null && (startsWith ? actual.startsWith(value) : actual.equals(value));
  }
}
