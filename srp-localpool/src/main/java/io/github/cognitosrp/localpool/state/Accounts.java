package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The users of the pool. Thread-safe. */
public final class Accounts {
  private static final Pattern USERNAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");
  private static final int MAX_PASSWORD_LENGTH = 256;

  private final Set<Alias> aliases;
  private final Map<String, Account> byUsername = new ConcurrentHashMap<>();

  public Accounts(Set<Alias> aliases) {
    this.aliases = Set.copyOf(aliases);
  }

  /** The user of this name, or else of this alias. */
  public @Nullable Account resolve(String name) {
    Account account = find(name);
    if (account != null || aliases.isEmpty()) {
      return account;
    }
    return byUsername.values().stream()
        .filter(known -> {
          Map<String, String> attributes = known.attributes();
          return aliases.stream().anyMatch(alias -> matches(alias, attributes, name));
        })
        .findFirst()
        .orElse(null);
  }

  private static boolean matches(Alias alias, Map<String, String> attributes, String value) {
    String name = alias.name().toLowerCase(Locale.ROOT);
    return value.equals(attributes.get(name))
        && (alias == Alias.PREFERRED_USERNAME || "true".equals(attributes.get(name + "_verified")));
  }

  /** The user name that a name stands for; the name itself if nobody has it. */
  public String canonical(String name) {
    Account account = resolve(name);
    return account == null ? name : account.username();
  }

  public List<Account> list() {
    return List.copyOf(byUsername.values());
  }

  public @Nullable Account find(String username) {
    return byUsername.get(username);
  }

  public Account get(String username) {
    Account account = resolve(username);
    if (account == null) {
      throw ServiceException.userNotFound();
    }
    return account;
  }

  public void add(Account account, String alreadyThere) {
    if (byUsername.putIfAbsent(account.username(), account) != null) {
      throw new ServiceException("UsernameExistsException", alreadyThere);
    }
  }

  public void remove(Account account) {
    byUsername.remove(account.username(), account);
  }

  public static void checkUsername(String username) {
    if (!USERNAME.matcher(username).matches()) {
      throw ServiceException.validation(
          "Value",
          "username",
          "Member must have 1 to 128 characters and satisfy regular expression pattern:"
              + " [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
    }
  }

  public static void checkPassword(String password) {
    if (password.isEmpty() || password.length() > MAX_PASSWORD_LENGTH) {
      throw new ServiceException(
          "InvalidPasswordException",
          "Password did not conform with policy: 1 to " + MAX_PASSWORD_LENGTH + " characters");
    }
  }
}
