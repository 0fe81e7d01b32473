package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.wire.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users as operations answer them. */
final class Users {
  private Users() {}

  /** UserType of an administrator's operation. */
  static ObjectNode json(
      Account account, String attributesName, @Nullable Collection<String> wanted) {
    ObjectNode json = Json.object();
    json.put("Username", account.username());
    putAttributes(json.putArray(attributesName), account.attributes(), wanted);
    json.put("UserCreateDate", account.createdAt().getEpochSecond());
    json.put("UserLastModifiedDate", account.modifiedAt().getEpochSecond());
    json.put("Enabled", account.enabled());
    json.put("UserStatus", account.status().name());
    return json;
  }

  static void putAttributes(
      ArrayNode list, Map<String, String> attributes, @Nullable Collection<String> wanted) {
    attributes.forEach((name, value) -> {
      if (wanted == null || wanted.isEmpty() || wanted.contains(name)) {
        list.addObject().put("Name", name).put("Value", value);
      }
    });
  }

  static void putMfa(ObjectNode json, Account account) {
    List<MfaMethod> enabled = account.mfa().enabled();
    ArrayNode methods = json.putArray("UserMFASettingList");
    enabled.forEach(method -> methods.add(method.name()));
    if (account.mfa().webAuthn()) {
      methods.add("WEB_AUTHN");
    }
    MfaMethod preferred = account.mfa().preferred();
    if (preferred != null) {
      json.put("PreferredMfaSetting", preferred.name());
    }
  }
}
