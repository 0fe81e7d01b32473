package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The users of the pool, by every name that leads to them. Thread-safe. */
public final class Accounts {
  private final PoolSettings settings;
  private final Map<String, Account> byUsername = new ConcurrentHashMap<>();
  private final Map<String, Account> bySub = new ConcurrentHashMap<>();

  public Accounts(PoolSettings settings) {
    this.settings = settings;
  }

  /** The user of this name, or else of this alias: the names that a sign-in takes. */
  public @Nullable Account resolve(String name) {
    Account account = find(name);
    return account != null ? account : ofAlias(name, null);
  }

  /** The same, or the user with this sub: what the parameter Username takes elsewhere. */
  public @Nullable Account resolveOrSub(String name) {
    Account account = resolve(name);
    return account != null ? account : bySub.get(name);
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
    return byUsername.get(key(username));
  }

  public Account get(String username) {
    Account account = resolveOrSub(username);
    if (account == null) {
      throw ServiceException.userNotFound();
    }
    return account;
  }

  /** Adds a user, unless the name or an alias is taken. */
  public synchronized void add(Account account, String alreadyThere, boolean forceAlias) {
    if (byUsername.containsKey(key(account.username())) || isNameTaken(account)) {
      throw new ServiceException("UsernameExistsException", alreadyThere);
    }
    if (bySub.containsKey(account.sub())) {
      throw new ServiceException("UsernameExistsException", "Another user has this sub");
    }
    claimAliases(account, account.attributes(), forceAlias);
    byUsername.put(key(account.username()), account);
    bySub.put(account.sub(), account);
  }

  /**
   * Changes attributes, unless that makes an alias somebody else's too.
   *
   * @param forceAlias whether the alias is taken away from whoever has it
   */
  public synchronized void change(
      Account account, Map<String, String> changes, boolean forceAlias) {
    Map<String, String> after = new HashMap<>(account.attributes());
    after.putAll(changes);
    if (isAddressTaken(account, after)) {
      throw aliasExists("An account with the given email already exists.");
    }
    claimAliases(account, after, forceAlias);
    account.attributes(changes);
  }

  public synchronized void remove(Account account) {
    byUsername.remove(key(account.username()), account);
    bySub.remove(account.sub(), account);
  }

  private void claimAliases(Account account, Map<String, String> after, boolean force) {
    for (Alias alias : settings.aliases()) {
      String value = after.get(attribute(alias));
      if (value == null || value.isEmpty() || !isAlias(alias, after)) {
        continue;
      }
      Account other = ofAlias(value, account);
      if (other != null && force && alias != Alias.PREFERRED_USERNAME) {
        other.attributes(Map.of(attribute(alias) + "_verified", "false"));
      } else if (other != null) {
        throw aliasExists("An account with the " + attribute(alias) + " already exists.");
      }
    }
  }

  private boolean isNameTaken(Account account) {
    return isAddressTaken(account, account.attributes());
  }

  /** Where addresses are the names, each belongs to one user, verified or not. */
  private boolean isAddressTaken(Account account, Map<String, String> after) {
    return settings.usernameAttributes().stream()
        .map(alias -> after.getOrDefault(attribute(alias), ""))
        .anyMatch(value -> !value.isEmpty() && ofAlias(value, account) != null);
  }

  /** The user whom an alias leads to, other than one. */
  private @Nullable Account ofAlias(String value, @Nullable Account except) {
    if (settings.aliases().isEmpty() && settings.usernameAttributes().isEmpty()) {
      return null;
    }
    return byUsername.values().stream()
        .filter(account -> account != except && isCalled(account.attributes(), value))
        .findFirst()
        .orElse(null);
  }

  private boolean isCalled(Map<String, String> attributes, String value) {
    return settings.usernameAttributes().stream()
            .anyMatch(alias -> isSame(value, attributes.get(attribute(alias))))
        || settings.aliases().stream()
            .anyMatch(alias ->
                isSame(value, attributes.get(attribute(alias))) && isAlias(alias, attributes));
  }

  private static boolean isAlias(Alias alias, Map<String, String> attributes) {
    return alias == Alias.PREFERRED_USERNAME
        || "true".equals(attributes.get(attribute(alias) + "_verified"));
  }

  private static String attribute(Alias alias) {
    return alias.name().toLowerCase(Locale.ROOT);
  }

  private boolean isSame(String value, @Nullable String other) {
    return other != null && key(value).equals(key(other));
  }

  private String key(String name) {
    return settings.caseSensitive() ? name : name.toLowerCase(Locale.ROOT);
  }

  private static ServiceException aliasExists(String message) {
    return new ServiceException("AliasExistsException", message);
  }
}
