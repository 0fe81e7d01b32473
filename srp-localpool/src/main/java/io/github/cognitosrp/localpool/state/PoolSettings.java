package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.PasswordPolicy;
import io.github.cognitosrp.localpool.model.Trigger;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.webauthn.RelyingParty;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the builder has set. Immutable.
 *
 * @param poolId Cognito's {@code region_name}
 * @param clients by id, in the order in which they were added
 * @param passkeysAreMultiFactor whether a passkey that verified its user is both factors
 * @param aliases by which users sign in once they are verified, beside their names
 * @param usernameAttributes that are the names; users have a UUID as user name then
 * @param autoVerified where codes of new users go
 * @param triggerLimit how long one call of a trigger may take
 * @param proofDiagnostics null if failed proofs are not explained
 */
public record PoolSettings(
    String poolId,
    Map<String, LocalAppClient> clients,
    DeviceTracking deviceTracking,
    MfaMode mfa,
    List<MfaMethod> mfaSetup,
    List<FirstFactor> firstFactors,
    RelyingParty relyingParty,
    boolean passkeysAreMultiFactor,
    Set<Alias> aliases,
    Set<Alias> usernameAttributes,
    Set<Alias> autoVerified,
    boolean caseSensitive,
    AttributeSchema schema,
    PasswordPolicy passwordPolicy,
    Map<TriggerType, Trigger> triggers,
    Duration triggerLimit,
    boolean preventUserExistenceErrors,
    boolean sessionInPasswordVerifier,
    String confirmationCode,
    Duration sessionLifetime,
    Duration timestampTolerance,
    Clock clock,
    PoolListeners listeners,
    @Nullable ProofDiagnostics proofDiagnostics) {

  /**
   * For the developer of a client.
   *
   * @param lines takes one line for each proof that failed, with its reason
   * @param probing whether sign-ins after an unexplained failure are used to find the mistake
   */
  public record ProofDiagnostics(Consumer<String> lines, boolean probing) {}

  /** The part of the pool id that the mathematics use. */
  public String poolName() {
    return poolId.substring(poolId.indexOf('_') + 1);
  }

  public String region() {
    return poolId.substring(0, poolId.indexOf('_'));
  }
}
