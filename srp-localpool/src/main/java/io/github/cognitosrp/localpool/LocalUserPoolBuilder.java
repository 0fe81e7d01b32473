package io.github.cognitosrp.localpool;

import static io.github.cognitosrp.localpool.support.Arguments.MAX_DURATION;
import static io.github.cognitosrp.localpool.support.Arguments.MAX_NAME;
import static io.github.cognitosrp.localpool.support.Arguments.between;
import static io.github.cognitosrp.localpool.support.Arguments.noneNull;
import static io.github.cognitosrp.localpool.support.Arguments.notNull;
import static io.github.cognitosrp.localpool.support.Arguments.text;
import static io.github.cognitosrp.localpool.support.Arguments.texts;

import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.LocalAttribute;
import io.github.cognitosrp.localpool.model.LocalEndpoint;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.PasswordPolicy;
import io.github.cognitosrp.localpool.model.PoolEvent;
import io.github.cognitosrp.localpool.model.SentCode;
import io.github.cognitosrp.localpool.model.Trigger;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.model.UserVerification;
import io.github.cognitosrp.localpool.state.AttributeSchema;
import io.github.cognitosrp.localpool.state.PoolListeners;
import io.github.cognitosrp.localpool.state.PoolSettings;
import io.github.cognitosrp.localpool.state.PoolSettings.ProofDiagnostics;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.PoolState.NewUser;
import io.github.cognitosrp.localpool.support.CheckedClock;
import io.github.cognitosrp.localpool.support.GuardedListener;
import io.github.cognitosrp.localpool.webauthn.RelyingParty;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link LocalUserPool}. Every setting has a default. Null is refused with an
 * {@link IllegalArgumentException}, as an argument and among several. Not thread-safe.
 */
public final class LocalUserPoolBuilder {
  private static final Duration MIN_SESSION = Duration.ofSeconds(1);
  private static final Duration MIN_LIMIT = Duration.ofNanos(1);

  private String poolId = "local-1_LocalPool";
  private DeviceTracking deviceTracking = DeviceTracking.OFF;
  private MfaMode mfa = MfaMode.OFF;
  private Set<MfaMethod> mfaSetup = EnumSet.of(MfaMethod.SOFTWARE_TOKEN_MFA);
  private final Set<FirstFactor> firstFactors = EnumSet.noneOf(FirstFactor.class);
  private RelyingParty relyingParty = new RelyingParty("localhost", UserVerification.PREFERRED);
  private final Set<Alias> aliases = EnumSet.noneOf(Alias.class);
  private final Map<TriggerType, Trigger> triggers = new EnumMap<>(TriggerType.class);
  private Duration triggerLimit = Duration.ofSeconds(5);
  private boolean preventUserExistenceErrors = true;
  private boolean sessionInPasswordVerifier;
  private String confirmationCode = "123456";
  private Duration sessionLifetime = Duration.ofMinutes(3);
  private Duration timestampTolerance = Duration.ofMinutes(5);
  private Clock clock = Clock.systemUTC();
  private Set<Alias> usernameAttributes = Set.of();
  private @Nullable Set<Alias> autoVerified;
  private boolean caseSensitive;
  private boolean passkeysAreMultiFactor;
  private PasswordPolicy passwordPolicy = PasswordPolicy.any();
  private @Nullable String issuer;
  private LocalEndpoint endpoint = LocalEndpoint.loopback(0);
  private @Nullable ProofDiagnostics proofDiagnostics;
  private Consumer<PoolEvent> onEvent = event -> {};
  private Consumer<SentCode> onCode = code -> {};
  private Consumer<LocalUserPool> preparation = pool -> {};

  private final Map<String, LocalAppClient> clients = new LinkedHashMap<>();
  private final List<NewUser> users = new ArrayList<>();
  private final List<LocalAttribute> attributes = new ArrayList<>();
  private final Set<String> required = new LinkedHashSet<>();
  private final List<LocalUserPoolBuilder> others = new ArrayList<>();

  LocalUserPoolBuilder() {}

  /**
   * Sets the pool id, {@code local-1_LocalPool} unless set.
   *
   * @param poolId region and pool name in Cognito's form, such as {@code eu-central-1_AbC123}
   * @return this
   * @throws IllegalArgumentException if it is not of the form {@code region_name}
   */
  public LocalUserPoolBuilder userPool(String poolId) {
    if (!notNull(poolId, "poolId").matches("[A-Za-z0-9-]{1,30}_[A-Za-z0-9]{1,24}")) {
      throw new IllegalArgumentException(
          "A user pool id is a region of letters, digits and hyphens, an underscore, and a name of"
              + " letters and digits, at most 55 characters");
    }
    this.poolId = poolId;
    return this;
  }

  /**
   * Adds an app client that allows every flow and has no secret. The first one added is the pool's
   * {@link LocalUserPool#clientId()}; without any the pool has {@code localclient}.
   *
   * @param id the client id: 1 to 128 characters of {@code [A-Za-z0-9_+]}
   * @return this
   * @throws IllegalArgumentException if the id is not of this form
   */
  public LocalUserPoolBuilder appClient(String id) {
    return appClient(LocalAppClient.of(id));
  }

  /**
   * Adds an app client that allows every flow and has a secret.
   *
   * @param id the client id: 1 to 128 characters of {@code [A-Za-z0-9_+]}
   * @param secret the client secret, not empty
   * @return this
   * @throws IllegalArgumentException if the id is not of this form or the secret is empty
   */
  public LocalUserPoolBuilder appClient(String id, String secret) {
    return appClient(LocalAppClient.withSecret(id, secret));
  }

  /**
   * Adds an app client, or replaces the one with the same id.
   *
   * @param client the client
   * @return this
   */
  public LocalUserPoolBuilder appClient(LocalAppClient client) {
    clients.put(notNull(client, "client").id(), client);
    return this;
  }

  /**
   * Adds a confirmed user. More about users through {@link LocalUserPool#user} once the pool runs.
   *
   * @param username 1 to 128 letters, marks, symbols, digits and punctuation characters
   * @param password 1 to 256 characters
   * @return this
   * @throws IllegalArgumentException if one has more than 2,048 characters; {@link #start} looks at
   *     their forms
   */
  public LocalUserPoolBuilder user(String username, String password) {
    users.add(newUser(username, password, null));
    return this;
  }

  /**
   * Sets whether devices are tracked, {@link DeviceTracking#OFF} unless set.
   *
   * @param tracking when devices are remembered
   * @return this
   */
  public LocalUserPoolBuilder deviceTracking(DeviceTracking tracking) {
    this.deviceTracking = notNull(tracking, "tracking");
    return this;
  }

  /**
   * Sets whether a second factor is asked for, {@link MfaMode#OFF} unless set.
   *
   * @param mode who is asked
   * @return this
   */
  public LocalUserPoolBuilder mfa(MfaMode mode) {
    this.mfa = notNull(mode, "mode");
    return this;
  }

  /**
   * Sets which second factors a sign-in lets users set up ({@code MFA_SETUP}) where {@link
   * MfaMode#ON} demands one; {@link MfaMethod#SOFTWARE_TOKEN_MFA} unless set.
   *
   * @param methods {@link MfaMethod#SOFTWARE_TOKEN_MFA}, {@link MfaMethod#EMAIL_OTP} or both
   * @return this
   * @throws IllegalArgumentException if there is none, or {@link MfaMethod#SMS_MFA} is among them:
   *     Cognito wants the telephone number before the sign-in
   */
  public LocalUserPoolBuilder mfaSetup(MfaMethod... methods) {
    List<MfaMethod> wanted = noneNull(methods, "methods");
    if (wanted.isEmpty() || wanted.contains(MfaMethod.SMS_MFA)) {
      throw new IllegalArgumentException("The methods are SOFTWARE_TOKEN_MFA, EMAIL_OTP or both");
    }
    this.mfaSetup = EnumSet.copyOf(wanted);
    return this;
  }

  /**
   * Lets {@code USER_AUTH} offer more than {@code PASSWORD_SRP}.
   *
   * @param factors what it offers besides
   * @return this
   */
  public LocalUserPoolBuilder firstFactors(FirstFactor... factors) {
    this.firstFactors.addAll(noneNull(factors, "factors"));
    return this;
  }

  /**
   * Sets whom passkeys are made for ({@code WebAuthnConfiguration}): {@code localhost} and {@link
   * UserVerification#PREFERRED} unless set. Pages of the domain and of those below it may use them,
   * over TLS; {@code http://localhost} may too.
   *
   * @param id a domain such as {@code auth.example.com}
   * @param verification whether authenticators have to verify their user
   * @return this
   * @throws IllegalArgumentException if the id is not a domain in small letters
   */
  public LocalUserPoolBuilder relyingParty(String id, UserVerification verification) {
    this.relyingParty = new RelyingParty(notNull(id, "id"), notNull(verification, "verification"));
    return this;
  }

  /**
   * Lets users sign in with the value of an attribute in place of their name.
   *
   * @param names the attributes
   * @return this
   */
  public LocalUserPoolBuilder aliases(Alias... names) {
    this.aliases.addAll(noneNull(names, "names"));
    return this;
  }

  /**
   * Sets the triggers of {@code CUSTOM_AUTH}. Without them that flow verifies the password and
   * issues tokens.
   *
   * @param defineAuthChallenge decides what comes next
   * @param createAuthChallenge makes a challenge
   * @param verifyAuthChallengeResponse judges an answer
   * @return this
   */
  public LocalUserPoolBuilder customAuth(
      Trigger defineAuthChallenge,
      Trigger createAuthChallenge,
      Trigger verifyAuthChallengeResponse) {
    notNull(defineAuthChallenge, "defineAuthChallenge");
    notNull(createAuthChallenge, "createAuthChallenge");
    notNull(verifyAuthChallengeResponse, "verifyAuthChallengeResponse");
    return trigger(TriggerType.DEFINE_AUTH_CHALLENGE, defineAuthChallenge)
        .trigger(TriggerType.CREATE_AUTH_CHALLENGE, createAuthChallenge)
        .trigger(TriggerType.VERIFY_AUTH_CHALLENGE_RESPONSE, verifyAuthChallengeResponse);
  }

  /**
   * Sets a trigger, in place of a former one of this type. {@link
   * TriggerType#PRE_TOKEN_GENERATION_V2} wins over the first version.
   *
   * @param type which one
   * @param function the function; see also {@code LambdaTriggers} and {@code HttpTrigger}
   * @return this
   */
  public LocalUserPoolBuilder trigger(TriggerType type, Trigger function) {
    triggers.put(notNull(type, "type"), notNull(function, "function"));
    return this;
  }

  /**
   * Sets how long one call of a trigger may take: Cognito's 5 seconds unless set. A call that takes
   * longer is made again, up to three times in all.
   *
   * @param limit more than nothing, up to 10 years; longer than Cognito's to stop in a debugger
   * @return this
   * @throws IllegalArgumentException if it is null or out of this range
   */
  public LocalUserPoolBuilder triggerLimit(Duration limit) {
    this.triggerLimit = between(MIN_LIMIT, MAX_DURATION, limit, "limit");
    return this;
  }

  /**
   * Sets whether unknown users get a simulated challenge and {@code Incorrect username or
   * password.}, which is the default, or a {@code UserNotFoundException} (Cognito's {@code
   * LEGACY}).
   *
   * @param prevent false for {@code LEGACY}
   * @return this
   */
  public LocalUserPoolBuilder preventUserExistenceErrors(boolean prevent) {
    this.preventUserExistenceErrors = prevent;
    return this;
  }

  /**
   * Sets whether {@code USER_SRP_AUTH} and {@code CUSTOM_AUTH} answer with a {@code Session}. It is
   * off, because Cognito mostly sends none there; {@code USER_AUTH} always has one. A session that
   * was sent may be left out of the answer, but not changed.
   *
   * @param session true to send a session
   * @return this
   */
  public LocalUserPoolBuilder sessionInPasswordVerifier(boolean session) {
    this.sessionInPasswordVerifier = session;
    return this;
  }

  /**
   * Sets the code that {@code ConfirmSignUp} accepts, {@code 123456} unless set.
   *
   * @param code 1 to 2,048 characters
   * @return this
   * @throws IllegalArgumentException if it is null or has another length
   */
  public LocalUserPoolBuilder confirmationCode(String code) {
    if (text(code, "code", MAX_NAME).isEmpty()) {
      throw new IllegalArgumentException("A confirmation code is not empty");
    }
    this.confirmationCode = code;
    return this;
  }

  /**
   * Sets how long a challenge may wait for its answer, 3 minutes unless set.
   *
   * @param lifetime a second to 10 years
   * @return this
   * @throws IllegalArgumentException if it is null or out of this range
   */
  public LocalUserPoolBuilder sessionLifetime(Duration lifetime) {
    this.sessionLifetime = between(MIN_SESSION, MAX_DURATION, lifetime, "lifetime");
    return this;
  }

  /**
   * Sets by how much a {@code TIMESTAMP} may differ from the pool's clock, either way; 5 minutes
   * unless set.
   *
   * @param tolerance nothing to 10 years
   * @return this
   * @throws IllegalArgumentException if it is null or out of this range
   */
  public LocalUserPoolBuilder timestampTolerance(Duration tolerance) {
    this.timestampTolerance = between(Duration.ZERO, MAX_DURATION, tolerance, "tolerance");
    return this;
  }

  /**
   * Sets the pool's clock, the system's unless set. While it fails, or is not in a year from 1970
   * to 9999, requests get an {@code InternalErrorException}, and what dates something in this
   * process ends with an {@link IllegalStateException}.
   *
   * @param clock the clock, thread-safe
   * @return this
   * @throws IllegalArgumentException if it is null
   */
  public LocalUserPoolBuilder clock(Clock clock) {
    this.clock = new CheckedClock(notNull(clock, "clock"));
    return this;
  }

  /**
   * Sets the port of the loopback interface, a free one unless set. Short for {@link
   * #listen(LocalEndpoint)}.
   *
   * @param port 0 to 65535; 0 for a free one
   * @return this
   * @throws IllegalArgumentException if the port is out of this range
   */
  public LocalUserPoolBuilder port(int port) {
    return listen(LocalEndpoint.loopback(port));
  }

  /**
   * Sets where the pool listens: a free port of the loopback interface unless set.
   *
   * @param where host, port, certificate, and which web pages may call
   * @return this
   */
  public LocalUserPoolBuilder listen(LocalEndpoint where) {
    this.endpoint = notNull(where, "where");
    return this;
  }

  /**
   * Sets the issuer of the tokens, the pool's own address unless set. With AWS's form {@code
   * https://cognito-idp.eu-central-1.amazonaws.com} verifiers that know Cognito take the tokens,
   * once they have been given the keys of {@link LocalUserPool#jwksUri()}.
   *
   * @param base an address without the pool's id, which is appended; at most 2,048 characters
   * @return this
   * @throws IllegalArgumentException if it is null or longer
   */
  public LocalUserPoolBuilder issuer(String base) {
    text(base, "base", MAX_NAME);
    this.issuer = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return this;
  }

  /**
   * Makes addresses the names of users: {@code UsernameAttributes}. Users sign up with their e-mail
   * address or telephone number, and have a UUID, their {@code sub}, as user name.
   *
   * @param names {@link Alias#EMAIL}, {@link Alias#PHONE_NUMBER} or both
   * @return this
   * @throws IllegalArgumentException for {@link Alias#PREFERRED_USERNAME} and null
   */
  public LocalUserPoolBuilder usernameAttributes(Alias... names) {
    Set<Alias> wanted = Set.copyOf(noneNull(names, "names"));
    if (wanted.contains(Alias.PREFERRED_USERNAME)) {
      throw new IllegalArgumentException("Only addresses can be the names of users");
    }
    this.usernameAttributes = wanted;
    return this;
  }

  /**
   * Sets where codes of new users go: {@code AutoVerifiedAttributes}. Unless set, to the e-mail
   * address and the telephone number; to the latter if a user has both.
   *
   * @param names {@link Alias#EMAIL}, {@link Alias#PHONE_NUMBER}, both or none
   * @return this
   */
  public LocalUserPoolBuilder autoVerified(Alias... names) {
    this.autoVerified = Set.copyOf(noneNull(names, "names"));
    return this;
  }

  /**
   * Sets whether the case of user names and aliases matters. It does not unless set, as in pools
   * that the console and current versions of CloudFormation make.
   *
   * @param sensitive true to tell {@code Alice} from {@code alice}
   * @return this
   */
  public LocalUserPoolBuilder caseSensitive(boolean sensitive) {
    this.caseSensitive = sensitive;
    return this;
  }

  /**
   * Declares custom attributes; others are refused, as Cognito refuses them.
   *
   * @param declared the attributes
   * @return this
   */
  public LocalUserPoolBuilder attributes(LocalAttribute... declared) {
    attributes.addAll(noneNull(declared, "declared"));
    return this;
  }

  /**
   * Declares custom attributes that are texts.
   *
   * @param names without {@code custom:}
   * @return this
   * @throws IllegalArgumentException if a name has not 1 to 20 characters
   */
  public LocalUserPoolBuilder customAttributes(String... names) {
    noneNull(names, "names").forEach(name -> attributes.add(LocalAttribute.of(name)));
    return this;
  }

  /**
   * Sets which standard attributes every user must have.
   *
   * @param names such as {@code email}; {@link #start} refuses others than standard attributes
   * @return this
   * @throws IllegalArgumentException if one has more than 2,048 characters
   */
  public LocalUserPoolBuilder requiredAttributes(String... names) {
    required.addAll(texts(names, "names", MAX_NAME));
    return this;
  }

  /**
   * Sets what passwords must have, {@link PasswordPolicy#any()} unless set.
   *
   * @param policy the policy, such as {@link PasswordPolicy#cognitoDefault()}
   * @return this
   */
  public LocalUserPoolBuilder passwordPolicy(PasswordPolicy policy) {
    this.passwordPolicy = notNull(policy, "policy");
    return this;
  }

  /**
   * Makes a passkey that verified its user both factors of a sign-in: {@code FactorConfiguration}
   * {@code MULTI_FACTOR_WITH_USER_VERIFICATION}. Users turn it on with {@code WebAuthnMfaSettings}.
   *
   * @param multiFactor false unless set: users with a second factor are offered no passkey
   * @return this
   */
  public LocalUserPoolBuilder passkeysAreMultiFactor(boolean multiFactor) {
    this.passkeysAreMultiFactor = multiFactor;
    return this;
  }

  /**
   * Adds a confirmed user with a known {@code sub}.
   *
   * @param username the user name, or the address where that is the name
   * @param password 1 to 256 characters
   * @param sub a UUID
   * @return this
   * @throws IllegalArgumentException if one has more than 2,048 characters; {@link #start} looks at
   *     their forms
   */
  public LocalUserPoolBuilder user(String username, String password, String sub) {
    users.add(newUser(username, password, text(sub, "sub", MAX_NAME)));
    return this;
  }

  /** The pool looks at their forms when it starts. */
  private static NewUser newUser(String username, String password, @Nullable String sub) {
    return new NewUser(
        text(username, "username", MAX_NAME),
        text(password, "password", MAX_NAME),
        UserStatus.CONFIRMED,
        Map.of(),
        sub);
  }

  /**
   * Explains failed proofs, for the developer of a client: the pool computes the signature as
   * clients with a known mistake do, and names the mistake that fits. Answers to the client stay
   * Cognito's.
   *
   * @param lines takes one line for each proof that failed; called by the pool's threads. What it
   *     throws is logged and changes no answer.
   * @return this
   */
  public LocalUserPoolBuilder explainFailedProofs(Consumer<String> lines) {
    proofDiagnostics = diagnostics("explainFailedProofs", lines, false);
    return this;
  }

  /**
   * Like {@link #explainFailedProofs}, and finds mistakes in x, k and g as well. One proof does not
   * show those, so <strong>about twenty sign-ins of that user fail</strong> after it, also with a
   * right client: each is a probe for one known mistake. The pool keeps the passwords for it.
   *
   * @param lines takes one line for each proof that failed; called by the pool's threads. What it
   *     throws is logged and changes no answer.
   * @return this
   */
  public LocalUserPoolBuilder probeFailedProofs(Consumer<String> lines) {
    proofDiagnostics = diagnostics("probeFailedProofs", lines, true);
    return this;
  }

  private static ProofDiagnostics diagnostics(
      String setting, Consumer<String> lines, boolean probes) {
    return new ProofDiagnostics(new GuardedListener<>(setting, notNull(lines, "lines")), probes);
  }

  /**
   * Tells of each request as it is answered: also of those for documents, and of those that no
   * operation takes, which the first pool of the endpoint tells of.
   *
   * @param listener called by the pool's threads, before the caller has the answer. What it throws
   *     is logged and changes no answer.
   * @return this
   */
  public LocalUserPoolBuilder onEvent(Consumer<PoolEvent> listener) {
    this.onEvent = new GuardedListener<>("onEvent", notNull(listener, "listener"));
    return this;
  }

  /**
   * Tells of each code as it is sent. The code counts as sent whatever the listener does: the pool
   * has no {@code CodeDeliveryFailureException}.
   *
   * @param listener called by the pool's threads, before the caller has the answer. What it throws
   *     is logged and changes no answer.
   * @return this
   */
  public LocalUserPoolBuilder onCode(Consumer<SentCode> listener) {
    this.onCode = new GuardedListener<>("onCode", notNull(listener, "listener"));
    return this;
  }

  /**
   * Fills the pool before it answers its first request: with groups, or users with attributes. A
   * second preparation runs after the first.
   *
   * @param step gets this pool, which does not answer yet
   * @return this
   */
  public LocalUserPoolBuilder prepare(Consumer<LocalUserPool> step) {
    preparation = preparation.andThen(notNull(step, "step"));
    return this;
  }

  /**
   * Adds another pool behind the same endpoint. Requests find it by its pool id, its app clients'
   * ids, and the tokens it made; these must differ from this pool's.
   *
   * @param other its settings; where it listens is not asked
   * @return this
   * @throws IllegalArgumentException if it is this pool, serves it already, or is null
   */
  public LocalUserPoolBuilder alsoServing(LocalUserPoolBuilder other) {
    if (notNull(other, "other").allPools().stream().anyMatch(pool -> pool == this)) {
      throw new IllegalArgumentException("other must not serve this pool");
    }
    others.add(other);
    return this;
  }

  /**
   * Starts the pool.
   *
   * @return the running pool; close it to free its port and threads
   * @throws IllegalArgumentException if a user name or a password has not the form that {@link
   *     #user} asks for, or two pools or their app clients have the same id
   * @throws IllegalStateException if the class path has a version of Jackson before 2.16, or the
   *     clock fails or is not in a year from 1970 to 9999
   * @throws java.io.UncheckedIOException if the port cannot be opened
   */
  public LocalUserPool start() {
    return LocalUserPool.start(endpoint, allPools());
  }

  private List<LocalUserPoolBuilder> allPools() {
    List<LocalUserPoolBuilder> all = new ArrayList<>();
    all.add(this);
    others.forEach(other -> all.addAll(other.allPools()));
    return all;
  }

  String poolId() {
    return poolId;
  }

  void prepared(LocalUserPool pool) {
    preparation.accept(pool);
  }

  @Nullable String issuerBase() {
    return issuer;
  }

  PoolState newState() {
    PoolState state = new PoolState(settings());
    users.forEach(user -> LocalUserPool.addUser(state, user));
    return state;
  }

  private PoolSettings settings() {
    Map<String, LocalAppClient> clientsOrDefault = new LinkedHashMap<>(clients);
    if (clientsOrDefault.isEmpty()) {
      clientsOrDefault.put("localclient", LocalAppClient.of("localclient"));
    }
    return new PoolSettings(
        poolId,
        Collections.unmodifiableMap(clientsOrDefault),
        deviceTracking,
        mfa,
        List.copyOf(mfaSetup),
        List.copyOf(firstFactors),
        relyingParty,
        passkeysAreMultiFactor,
        Set.copyOf(aliases),
        usernameAttributes,
        autoVerified == null ? Set.of(Alias.EMAIL, Alias.PHONE_NUMBER) : autoVerified,
        caseSensitive,
        new AttributeSchema(attributes, required),
        passwordPolicy,
        Map.copyOf(triggers),
        triggerLimit,
        preventUserExistenceErrors,
        sessionInPasswordVerifier,
        confirmationCode,
        sessionLifetime,
        timestampTolerance,
        clock,
        new PoolListeners(onEvent, onCode),
        proofDiagnostics);
  }
}
