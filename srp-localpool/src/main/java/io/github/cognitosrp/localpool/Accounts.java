package io.github.cognitosrp.localpool;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The users of the pool. Thread-safe. */
final class Accounts {
  static final int MAX_USERNAME_LENGTH = 128;

  private static final Pattern USERNAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");
  private static final int MAX_PASSWORD_LENGTH = 256;

  private final Set<Alias> aliases;
  private final Map<String, Account> byUsername = new ConcurrentHashMap<>();

  Accounts(Set<Alias> aliases) {
    this.aliases = Set.copyOf(aliases);
  }

  /** The user of this name, or else of this alias. */
  @Nullable Account resolve(String name) {
    Account account = find(name);
    if (account != null || aliases.isEmpty()) {
      return account;
    }
    return byUsername.values().stream()
        .filter(known -> {
          Map<String, String> attributes = known.attributes();
          return aliases.stream().anyMatch(alias -> alias.matches(attributes, name));
        })
        .findFirst()
        .orElse(null);
  }

  /** The user name that a name stands for; the name itself if nobody has it. */
  String canonical(String name) {
    Account account = resolve(name);
    return account == null ? name : account.username();
  }

  List<Account> list() {
    return List.copyOf(byUsername.values());
  }

  @Nullable Account find(String username) {
    return byUsername.get(username);
  }

  Account get(String username) {
    Account account = resolve(username);
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
