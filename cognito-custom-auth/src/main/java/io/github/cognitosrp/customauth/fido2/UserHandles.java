package io.github.cognitosrp.customauth.fido2;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a user in credentials and in the table. The rule is the npm package's, since both
 * must find the same rows:
 *
 * <ul>
 *   <li>the user name, if it is the {@code sub}: pools whose users sign in with an address;
 *   <li>{@code u|} and the user name, if a UUID is in it;
 *   <li>{@code s|} and the {@code sub} otherwise. The authenticator shows nobody the user's name,
 *       but it cannot give it back: such a user must type it.
 * </ul>
 */
public final class UserHandles {
  /** A sign-in that begins with this handle needs the user's name. */
  private static final String BY_SUB = "s|";

  private static final String BY_NAME = "u|";

  /** Not anchored, as in the npm package: a name of another form would lose its credentials. */
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Cognito bounds aliases, which are attribute values, to this number of characters. */
  private static final int MAX_NAME = 2_048;

  private static final int MAX_HANDLE = BY_NAME.length() + MAX_NAME;

  private UserHandles() {}

  /**
   * The handle of a user.
   *
   * @param userName Cognito's user name
   * @param sub the attribute {@code sub}; {@code null} for a user who does not exist
   * @return the handle
   * @throws IllegalArgumentException if one of them has more than 2,048 characters
   */
  public static String of(String userName, @Nullable String sub) {
    checkLength(Objects.requireNonNull(userName, "userName"), "userName");
    if (sub != null) {
      checkLength(sub, "sub");
    }
    if (userName.equals(sub)) {
      return userName;
    }
    return sub == null || UUID.matcher(userName).find() ? BY_NAME + userName : BY_SUB + sub;
  }

  /**
   * The user name that a discoverable credential leads to.
   *
   * @param userHandle the handle that the authenticator returned
   * @return the name to start {@code CUSTOM_AUTH} with
   * @throws Fido2Exception if the handle holds no user name ({@code s|}): the user must type it
   * @throws IllegalArgumentException if the handle has more than 2,050 characters
   */
  public static String userName(String userHandle) {
    Objects.requireNonNull(userHandle, "userHandle");
    if (userHandle.startsWith(BY_SUB)) {
      throw new Fido2Exception("This authenticator does not know your user name; please type it");
    }
    if (userHandle.length() > MAX_HANDLE) {
      throw new IllegalArgumentException(
          "userHandle must have at most " + MAX_HANDLE + " characters");
    }
    return userHandle.startsWith(BY_NAME) ? userHandle.substring(BY_NAME.length()) : userHandle;
  }

  private static void checkLength(String text, String name) {
    if (text.length() > MAX_NAME) {
      throw new IllegalArgumentException(name + " must have at most " + MAX_NAME + " characters");
    }
  }
}
