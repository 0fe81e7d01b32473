package io.github.cognitosrp.localpool.operation;

import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The filter of ListUsers: one attribute, equal to a value or starting with it. */
public record UserFilter(String name, boolean startsWith, String value) {
  private static final Pattern FORM =
      Pattern.compile("\\s*\"?([\\w:]{1,32})\"?\\s*(\\^?=)\\s*\"([^\"]{0,256})\"\\s*");

  /** The API reference, ListUsers, has the same list. */
  private static final Set<String> SEARCHABLE =
      Set.of(
          "username",
          "email",
          "phone_number",
          "name",
          "given_name",
          "family_name",
          "preferred_username",
          "cognito:user_status",
          "status",
          "sub");

  public static UserFilter parse(@Nullable String filter) {
    if (filter == null || filter.isEmpty()) {
      return new UserFilter("username", true, "");
    }
    Matcher matcher = FORM.matcher(filter);
    if (!matcher.matches()) {
      throw ServiceException.invalidParameter("Error while parsing filter.");
    }
    if (!SEARCHABLE.contains(matcher.group(1))) {
      throw ServiceException.invalidParameter("The attribute cannot be searched for.");
    }
    return new UserFilter(matcher.group(1), matcher.group(2).equals("^="), matcher.group(3));
  }

  public boolean matches(Account account) {
    String actual =
        switch (name) {
          case "username" -> account.username();
          case "status" -> account.enabled() ? "Enabled" : "Disabled";
          case "cognito:user_status" -> account.status().name();
          default -> account.attributes().get(name);
        };
    if (actual == null) {
      return false;
    }
    // The API reference, ListUsers: cognito:user_status is case-insensitive.
    boolean ignoreCase = name.equals("cognito:user_status");
    return startsWith
        ? actual.regionMatches(ignoreCase, 0, value, 0, value.length())
        : actual.regionMatches(ignoreCase, 0, value, 0, value.length())
            && actual.length() == value.length();
  }
}
