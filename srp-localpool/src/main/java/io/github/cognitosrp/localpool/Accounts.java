package io.github.cognitosrp.localpool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The users of the pool. Thread-safe. */
final class Accounts {
  static final int MAX_USERNAME_LENGTH = 128;

  private static final Pattern USERNAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");
  private static final int MAX_PASSWORD_LENGTH = 256;

  private final Map<String, Account> byUsername = new ConcurrentHashMap<>();

  @Nullable Account find(String username) {
    return byUsername.get(username);
  }

  Account get(String username) {
    Account account = find(username);
    if (account == null) {
      throw ServiceException.userNotFound();
    }
    return account;
  }

  void add(Account account, String alreadyThere) {
    if (byUsername.putIfAbsent(account.username(), account) != null) {
      throw new ServiceException("UsernameExistsException", alreadyThere);
    }
  }

  void remove(Account account) {
    byUsername.remove(account.username(), account);
  }

  static void checkUsername(String username) {
    if (!USERNAME.matcher(username).matches()) {
      throw Request.violated(
          "Value",
          "username",
          "Member must have 1 to 128 characters and satisfy regular expression pattern:"
              + " [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
    }
  }

  static void checkPassword(String password) {
    if (password.isEmpty() || password.length() > MAX_PASSWORD_LENGTH) {
      throw new ServiceException(
          "InvalidPasswordException",
          "Password did not conform with policy: 1 to " + MAX_PASSWORD_LENGTH + " characters");
    }
  }
}
