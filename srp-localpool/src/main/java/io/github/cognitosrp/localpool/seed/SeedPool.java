package io.github.cognitosrp.localpool.seed;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.UserVerification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pool; what is left out has the builder's default. */
record SeedPool(
    @Nullable String id,
    @Nullable String issuer,
    @Nullable List<SeedClient> clients,
    @Nullable List<SeedGroup> groups,
    @Nullable List<SeedUser> users,
    @Nullable Map<String, String> triggers,
    @Nullable Boolean triggersOnAnyHost,
    @Nullable List<Alias> usernameAttributes,
    @Nullable List<Alias> aliases,
    @Nullable List<Alias> autoVerified,
    @Nullable Boolean caseSensitive,
    @Nullable List<String> customAttributes,
    @Nullable List<String> requiredAttributes,
    @Nullable SeedPolicy passwordPolicy,
    @Nullable DeviceTracking deviceTracking,
    @Nullable MfaMode mfa,
    @Nullable List<MfaMethod> mfaSetup,
    @Nullable List<FirstFactor> firstFactors,
    @Nullable String relyingParty,
    @Nullable UserVerification userVerification,
    @Nullable Boolean passkeysAreMultiFactor,
    @Nullable Boolean preventUserExistenceErrors,
    @Nullable String confirmationCode) {

  LocalUserPoolBuilder builder(JsonPath path) {
    LocalUserPoolBuilder builder = LocalUserPool.builder();
    path.at("id").check(() -> builder.userPool(path.at("id").required(id)));
    path.at("clients").each(clients, (at, client) -> builder.appClient(client.client(at)));
    path.check(() -> {
      names(builder);
      factors(builder);
      return builder;
    });
    given(issuer).ifPresent(builder::issuer);
    if (triggers != null) {
      boolean anyHost = Boolean.TRUE.equals(triggersOnAnyHost);
      SeedTriggers.addTo(builder, triggers, anyHost, path.at("triggers"));
    }
    return builder.prepare(pool -> fill(pool, path));
  }

  private void names(LocalUserPoolBuilder builder) {
    array(usernameAttributes, Alias[]::new).ifPresent(builder::usernameAttributes);
    array(aliases, Alias[]::new).ifPresent(builder::aliases);
    array(autoVerified, Alias[]::new).ifPresent(builder::autoVerified);
    given(caseSensitive).ifPresent(builder::caseSensitive);
    array(customAttributes, String[]::new).ifPresent(builder::customAttributes);
    array(requiredAttributes, String[]::new).ifPresent(builder::requiredAttributes);
    given(preventUserExistenceErrors).ifPresent(builder::preventUserExistenceErrors);
    given(confirmationCode).ifPresent(builder::confirmationCode);
  }

  private void factors(LocalUserPoolBuilder builder) {
    given(passwordPolicy).map(SeedPolicy::policy).ifPresent(builder::passwordPolicy);
    given(deviceTracking).ifPresent(builder::deviceTracking);
    given(mfa).ifPresent(builder::mfa);
    array(mfaSetup, MfaMethod[]::new).ifPresent(builder::mfaSetup);
    array(firstFactors, FirstFactor[]::new).ifPresent(builder::firstFactors);
    given(passkeysAreMultiFactor).ifPresent(builder::passkeysAreMultiFactor);
    if (relyingParty != null || userVerification != null) {
      builder.relyingParty(
          given(relyingParty).orElse("localhost"),
          given(userVerification).orElse(UserVerification.PREFERRED));
    }
  }

  private void fill(LocalUserPool pool, JsonPath path) {
    path.at("groups")
        .each(
            groups,
            (at, group) -> {
              String name = at.at("name").required(group.name());
              at.check(() -> pool.addGroup(name, group.precedence(), group.roleArn()));
            });
    path.at("users").each(users, (at, user) -> user.addTo(pool, at));
  }

  private static <T> Optional<T> given(@Nullable T value) {
    return Optional.ofNullable(value);
  }

  private static <T> Optional<T[]> array(@Nullable List<T> items, IntFunction<T[]> make) {
    return Optional.ofNullable(items).map(List::stream).map((Stream<T> all) -> all.toArray(make));
  }

  @Override
  public String toString() {
    return "SeedPool[" + id + "]";
  }
}
