package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Set;
import java.util.regex.Pattern;

/** What a new user may be called. */
final class UsernameRules {
  private static final Pattern USERNAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");

  private UsernameRules() {}

  static void check(PoolSettings settings, String username) {
    if (!USERNAME.matcher(username).matches()) {
      throw ServiceException.validation(
          "Value",
          "username",
          "Member must have 1 to 128 characters and satisfy regular expression pattern:"
              + " [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
    }
    boolean email = AttributeSchema.isEmail(username);
    boolean phone = AttributeSchema.isPhoneNumber(username);
    Set<Alias> names = settings.usernameAttributes();
    if (!names.isEmpty()) {
      if (!(email && names.contains(Alias.EMAIL))
          && !(phone && names.contains(Alias.PHONE_NUMBER))) {
        throw ServiceException.invalidParameter(
            names.size() > 1
                ? "Username should be either an email or a phone number."
                : names.contains(Alias.EMAIL)
                    ? "Username should be an email."
                    : "Username should be a phone number.");
      }
    }
    if (email && settings.aliases().contains(Alias.EMAIL)) {
      throw ServiceException.invalidParameter(
          "Username cannot be of email format, since user pool is configured for email alias.");
    }
    if (phone && settings.aliases().contains(Alias.PHONE_NUMBER)) {
      throw ServiceException.invalidParameter(
          "Username cannot be of phone number format, since user pool is configured for phone"
              + " number alias.");
    }
  }
}
