package io.github.cognitosrp.localpool.seed;

import io.github.cognitosrp.localpool.LocalUser;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.UserStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user. */
record SeedUser(
    @Nullable String username,
    @Nullable String password,
    @Nullable String sub,
    @Nullable UserStatus status,
    @Nullable Boolean enabled,
    @Nullable Map<String, String> attributes,
    @Nullable List<String> groups,
    @Nullable List<MfaMethod> mfa) {

  void addTo(LocalUserPool pool, JsonPath path) {
    String name = path.at("username").required(username);
    String secret = path.at("password").required(password);
    Map<String, String> values = attributes == null ? Map.of() : attributes;
    LocalUser user = path.check(() -> pool.addUser(name, secret, sub, values));
    path.at("groups").each(groups, (at, group) -> at.check(() -> user.groups(group)));
    if (mfa != null) {
      user.mfa(mfa.toArray(MfaMethod[]::new));
    }
    if (status != null) {
      user.status(status);
    }
    if (enabled != null) {
      user.enabled(enabled);
    }
  }

  @Override
  public String toString() {
    return "SeedUser[" + username + "]";
  }
}
