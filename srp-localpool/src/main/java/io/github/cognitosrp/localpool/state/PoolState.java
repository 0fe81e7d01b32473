package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.wire.Parameters;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pool: its settings and what it remembers. Thread-safe. */
public final class PoolState {
  private final PoolSettings settings;
  private final SecureRandom random = new SecureRandom();
  private final Accounts accounts;
  private final Groups groups = new Groups();
  private final Passwords passwords;
  private final CodeSender codes;
  private final Triggers triggers;
  private final SimulatedUsers simulatedUsers;
  private final Challenges challenges;
  private final RefreshTokens refreshTokens;
  private final EventLog events;

  public PoolState(PoolSettings settings) {
    this.settings = settings;
    Clock clock = settings.clock();
    accounts = new Accounts(settings);
    passwords =
        new Passwords(
            settings.passwordPolicy(),
            settings.poolName(),
            random,
            settings.proofDiagnostics() != null && settings.proofDiagnostics().probing());
    simulatedUsers = new SimulatedUsers(random, !settings.usernameAttributes().isEmpty());
    challenges = new Challenges(clock, settings.sessionLifetime());
    refreshTokens = new RefreshTokens(clock);
    events = new EventLog(clock, settings.listeners().events());
    triggers = new Triggers(settings);
    codes = new CodeSender(settings, random, triggers);
  }

  public PoolSettings settings() {
    return settings;
  }

  public Instant now() {
    return settings.clock().instant();
  }

  public SecureRandom random() {
    return random;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Groups groups() {
    return groups;
  }

  public Passwords passwords() {
    return passwords;
  }

  public CodeSender codes() {
    return codes;
  }

  public Challenges challenges() {
    return challenges;
  }

  public RefreshTokens refreshTokens() {
    return refreshTokens;
  }

  public EventLog events() {
    return events;
  }

  public Triggers triggers() {
    return triggers;
  }

  public LocalAppClient client(Request request) {
    String id = request.required("ClientId");
    LocalAppClient client = settings.clients().get(id);
    if (client == null) {
      throw ServiceException.resourceNotFound(
          "User pool client " + ServiceException.shown(id) + " does not exist.");
    }
    return client;
  }

  /** For the Admin operations, which name their pool. */
  public void checkPoolId(Request request) {
    String id = request.required("UserPoolId");
    if (!id.equals(settings.poolId())) {
      throw ServiceException.resourceNotFound(
          "User pool " + ServiceException.shown(id) + " does not exist.");
    }
  }

  /** The user, or a simulated one if the pool hides who exists. */
  public Subject subject(String username) {
    Account account = accounts.resolve(username);
    if (account != null) {
      return Subject.of(account);
    }
    if (!settings.preventUserExistenceErrors()) {
      throw ServiceException.userNotFound();
    }
    return simulatedUsers.simulate(username);
  }

  /** What a new user is made of. */
  public record NewUser(
      String name,
      String password,
      UserStatus status,
      Map<String, String> attributes,
      @Nullable String sub) {
    public NewUser(String name, String password, UserStatus status, Map<String, String> given) {
      this(name, password, status, given, null);
    }

    @Override
    public String toString() {
      return "NewUser[" + name + "]";
    }
  }

  /** Adds a user; where addresses are the names, under a UUID. */
  public Account addAccount(NewUser user, String alreadyThere, boolean forceAlias) {
    Account account = newAccount(user);
    accounts.add(account, alreadyThere, forceAlias);
    return account;
  }

  /** A user who is not in the pool yet. */
  public Account newAccount(NewUser user) {
    UsernameRules.check(settings, user.name());
    passwords.check(user.password());
    return newAccountWithAnyPassword(user);
  }

  /** The same with a password that the policy may not allow. */
  public Account newAccountWithAnyPassword(NewUser user) {
    UsernameRules.check(settings, user.name());
    String sub = user.sub() == null ? UUID.randomUUID().toString() : user.sub();
    Map<String, String> attributes = new LinkedHashMap<>(user.attributes());
    attributes.values().removeIf(String::isEmpty);
    String username = user.name();
    if (!settings.usernameAttributes().isEmpty()) {
      attributes.put(AttributeSchema.isEmail(username) ? "email" : "phone_number", username);
      username = sub;
    }
    settings.schema().checkRequired(attributes);
    return new Account(
        username,
        sub,
        passwords.newVerifierOfAny(username, user.password()),
        user.status(),
        attributes,
        settings.clock());
  }

  public void remove(Account account) {
    accounts.remove(account);
    groups.leaveAll(account);
    refreshTokens.revokeAll(account);
  }

  /** The device that DEVICE_KEY names, which must be a confirmed one; null if none is named. */
  public @Nullable Device device(Account account, Parameters parameters) {
    String key = parameters.optional("DEVICE_KEY");
    if (key == null || key.isEmpty() || settings.deviceTracking() == DeviceTracking.OFF) {
      return null;
    }
    return account.devices().confirmed(key);
  }

  public boolean hasPasskey(String id) {
    return accounts.list().stream().anyMatch(account -> account.passkeys().find(id) != null);
  }

  /** The user of this name, if it is still the one with this sub. */
  public @Nullable Account current(@Nullable String username, @Nullable String sub) {
    Account account = username == null ? null : accounts.find(username);
    return account != null && account.sub().equals(sub) ? account : null;
  }

  /** Whether the user has not been deleted since. */
  public boolean isCurrent(Account account) {
    return current(account.username(), account.sub()) != null;
  }

  /** Whether codes go to an attribute without being asked for. */
  public boolean isAutoVerified(String attribute) {
    return settings
        .autoVerified()
        .contains(attribute.equals("email") ? Alias.EMAIL : Alias.PHONE_NUMBER);
  }
}
