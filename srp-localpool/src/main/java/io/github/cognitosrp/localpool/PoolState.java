package io.github.cognitosrp.localpool;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a pool and everything it remembers. Thread-safe. */
final class PoolState {
  final String poolId;
  final String poolName;
  final String region;
  final Map<String, AppClient> clients;
  final DeviceTracking deviceTracking;
  final MfaMode mfa;
  final List<MfaMethod> mfaSetup;
  final List<FirstFactor> firstFactors;
  final RelyingParty relyingParty;
  final @Nullable Triggers customAuth;
  final boolean preventUserExistenceErrors;
  final boolean sessionInPasswordVerifier;
  final String confirmationCode;
  final Duration sessionLifetime;
  final Duration timestampTolerance;
  final Clock clock;
  final SecureRandom random = new SecureRandom();
  final Accounts accounts;
  final CodeSender codes;
  final SimulatedUsers simulatedUsers = new SimulatedUsers(random);
  final Challenges challenges;
  final RefreshTokens refreshTokens;
  final EventLog events;

  PoolState(LocalUserPoolBuilder settings) {
    poolId = settings.poolId;
    int split = poolId.indexOf('_');
    region = poolId.substring(0, split);
    poolName = poolId.substring(split + 1);
    clients = settings.clientsOrDefault();
    deviceTracking = settings.deviceTracking;
    mfa = settings.mfa;
    mfaSetup = List.copyOf(settings.mfaSetup);
    firstFactors = List.copyOf(settings.firstFactors);
    relyingParty = settings.relyingParty;
    customAuth =
        settings.triggers.isEmpty()
            ? null
            : new Triggers(region, poolId, Map.copyOf(settings.triggers));
    accounts = new Accounts(settings.aliases);
    preventUserExistenceErrors = settings.preventUserExistenceErrors;
    sessionInPasswordVerifier = settings.sessionInPasswordVerifier;
    confirmationCode = settings.confirmationCode;
    sessionLifetime = settings.sessionLifetime;
    timestampTolerance = settings.timestampTolerance;
    clock = settings.clock;
    challenges = new Challenges(clock, sessionLifetime);
    refreshTokens = new RefreshTokens(clock);
    events = new EventLog(clock);
    codes = new CodeSender(clock, random);
  }

  AppClient client(Request request) {
    String id = request.required("ClientId");
    AppClient client = clients.get(id);
    if (client == null) {
      throw ServiceException.resourceNotFound("User pool client " + id + " does not exist.");
    }
    return client;
  }

  /** For the Admin operations, which name their pool. */
  void checkPoolId(Request request) {
    String id = request.required("UserPoolId");
    if (!id.equals(poolId)) {
      throw ServiceException.resourceNotFound("User pool " + id + " does not exist.");
    }
  }

  /** The user, or a simulated one if the pool hides who exists. */
  Subject subject(String username) {
    Account account = accounts.resolve(username);
    if (account != null) {
      return Subject.of(account);
    }
    if (!preventUserExistenceErrors) {
      throw ServiceException.userNotFound();
    }
    return simulatedUsers.simulate(username);
  }

  SrpVerifier newVerifier(String username, String password) {
    Accounts.checkPassword(password);
    return SrpMath.newVerifier(poolName, username, password, random);
  }

  Account addAccount(
      String username,
      String password,
      UserStatus status,
      Map<String, String> attributes,
      String alreadyThere) {
    Accounts.checkUsername(username);
    SrpVerifier verifier = newVerifier(username, password);
    Account account = new Account(username, verifier, status, attributes, clock.instant());
    accounts.add(account, alreadyThere);
    return account;
  }

  /** The device that DEVICE_KEY names, which must be a confirmed one; null if none is named. */
  @Nullable Device device(Account account, Parameters parameters) {
    String key = parameters.optional("DEVICE_KEY");
    if (key == null || key.isEmpty() || deviceTracking == DeviceTracking.OFF) {
      return null;
    }
    return account.devices().confirmed(key);
  }

  boolean hasPasskey(String id) {
    return accounts.list().stream().anyMatch(account -> account.passkeys().find(id) != null);
  }

  /** The user of this name, if it is still the one with this sub. */
  @Nullable Account current(@Nullable String username, @Nullable String sub) {
    Account account = username == null ? null : accounts.find(username);
    return account != null && account.sub().equals(sub) ? account : null;
  }

  /** Whether the user has not been deleted since. */
  boolean isCurrent(Account account) {
    return current(account.username(), account.sub()) != null;
  }
}
