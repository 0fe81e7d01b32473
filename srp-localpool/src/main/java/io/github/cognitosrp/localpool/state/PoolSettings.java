package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.Trigger;
import io.github.cognitosrp.localpool.webauthn.RelyingParty;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the builder has set. Immutable.
 *
 * @param poolId Cognito's {@code region_name}
 * @param clients by id, in the order in which they were added
 */
public record PoolSettings(
    String poolId,
    Map<String, LocalAppClient> clients,
    DeviceTracking deviceTracking,
    MfaMode mfa,
    List<MfaMethod> mfaSetup,
    List<FirstFactor> firstFactors,
    RelyingParty relyingParty,
    Set<Alias> aliases,
    Map<TriggerCall, Trigger> triggers,
    boolean preventUserExistenceErrors,
    boolean sessionInPasswordVerifier,
    String confirmationCode,
    Duration sessionLifetime,
    Duration timestampTolerance,
    Clock clock) {

  /** The part of the pool id that the mathematics use. */
  public String poolName() {
    return poolId.substring(poolId.indexOf('_') + 1);
  }

  public String region() {
    return poolId.substring(0, poolId.indexOf('_'));
  }
}
