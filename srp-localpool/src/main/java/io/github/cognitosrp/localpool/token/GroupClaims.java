package io.github.cognitosrp.localpool.token;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.cognitosrp.localpool.state.Group;
import io.github.cognitosrp.localpool.state.Groups;
import io.github.cognitosrp.localpool.trigger.TriggerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The claims about a user's groups. Roles are in ID tokens only. */
record GroupClaims(List<String> groups, List<String> roles, @Nullable String preferredRole) {

  static GroupClaims of(List<Group> groups) {
    return new GroupClaims(
        groups.stream().map(Group::name).toList(),
        groups.stream().map(Group::roleArn).filter(Objects::nonNull).distinct().toList(),
        Groups.preferredRole(groups).orElse(null));
  }

  /** {@code groupOverrideDetails}. */
  static GroupClaims of(TriggerResponse details) {
    return new GroupClaims(
        details.texts("groupsToOverride"),
        details.texts("iamRolesToOverride"),
        details.text("preferredRole"));
  }

  /** {@code groupConfiguration}. */
  Map<String, Object> configuration() {
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put("groupsToOverride", groups);
    configuration.put("iamRolesToOverride", roles);
    configuration.put("preferredRole", preferredRole);
    return configuration;
  }

  void addTo(JWTClaimsSet.Builder claims, boolean idToken) {
    if (!groups.isEmpty()) {
      claims.claim("cognito:groups", groups);
    }
    if (idToken && !roles.isEmpty()) {
      claims.claim("cognito:roles", roles);
    }
    if (idToken && preferredRole != null) {
      claims.claim("cognito:preferred_role", preferredRole);
    }
  }
}
