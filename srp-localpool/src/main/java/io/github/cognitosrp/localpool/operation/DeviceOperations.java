package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.srp.SrpMath;
import io.github.cognitosrp.localpool.srp.SrpVerifier;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Device;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.token.Caller;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Page;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a signed-in user does with devices. */
public final class DeviceOperations {
  private static final int MAX_LISTED = 60;
  private static final int MAX_SALT_BYTES = 64;
  // 3072 bits and the zero byte that keeps the integer positive.
  private static final int MAX_VERIFIER_BYTES = 385;

  private final PoolState pool;

  public DeviceOperations(PoolState pool) {
    this.pool = pool;
  }

  public ObjectNode confirm(Caller caller, Request request) {
    Account account = caller.account();
    String key = request.required("DeviceKey");
    SrpVerifier verifier = verifier(request.structure("DeviceSecretVerifierConfig"));
    boolean always = pool.settings().deviceTracking() == DeviceTracking.ALWAYS;
    String name = request.optional("DeviceName");
    Instant now = pool.settings().clock().instant();
    if (!account.devices().confirm(key, device -> device.confirm(verifier, name, always, now))) {
      throw ServiceException.invalidParameter("Invalid device key given.");
    }
    return Json.object().put("UserConfirmationNecessary", !always);
  }

  public ObjectNode updateStatus(Caller caller, Request request) {
    return updateStatus(caller.account(), request);
  }

  static ObjectNode updateStatus(Account account, Request request) {
    String key = request.required("DeviceKey");
    boolean remember =
        switch (request.required("DeviceRememberedStatus")) {
          case "remembered" -> true;
          case "not_remembered" -> false;
          default ->
              throw ServiceException.validation(
                  "Value",
                  "deviceRememberedStatus",
                  "Member must satisfy enum value set: [not_remembered, remembered]");
        };
    account.devices().confirmed(key);
    account.devices().change(key, device -> device.remember(remember));
    return Json.object();
  }

  public ObjectNode get(Caller caller, Request request) {
    return get(caller.account(), request);
  }

  static ObjectNode get(Account account, Request request) {
    ObjectNode response = Json.object();
    response.set("Device", json(account.devices().confirmed(request.required("DeviceKey"))));
    return response;
  }

  public ObjectNode list(Caller caller, Request request) {
    return list(caller.account(), request);
  }

  public ObjectNode forget(Caller caller, Request request) {
    return forget(caller.account(), request);
  }

  static ObjectNode list(Account account, Request request) {
    Page<Device> page =
        Page.of(
            account.devices().confirmed(),
            Device::key,
            request.limit("Limit", MAX_LISTED),
            request.optional("PaginationToken"));
    ObjectNode response = Json.object();
    ArrayNode devices = response.putArray("Devices");
    page.items().forEach(device -> devices.add(json(device)));
    return response.put("PaginationToken", page.next());
  }

  static ObjectNode forget(Account account, Request request) {
    Device device = account.devices().confirmed(request.required("DeviceKey"));
    account.devices().remove(device.key());
    return Json.object();
  }

  private static ObjectNode json(Device device) {
    ObjectNode json = Json.object();
    json.put("DeviceKey", device.key());
    ArrayNode attributes = json.putArray("DeviceAttributes");
    attributes.addObject().put("Name", "device_status").put("Value", "valid");
    if (device.name() != null) {
      attributes.addObject().put("Name", "device_name").put("Value", device.name());
    }
    attributes
        .addObject()
        .put("Name", "dev:device_remembered_status")
        .put("Value", device.remembered() ? "remembered" : "not_remembered");
    json.put("DeviceCreateDate", device.createdAt().getEpochSecond());
    json.put("DeviceLastModifiedDate", device.usedAt().getEpochSecond());
    json.put("DeviceLastAuthenticatedDate", device.usedAt().getEpochSecond());
    return json;
  }

  private static SrpVerifier verifier(@Nullable Request config) {
    if (config == null) {
      throw ServiceException.invalidParameter(
          "Missing required parameter DeviceSecretVerifierConfig");
    }
    BigInteger salt = integer(config.required("Salt"), MAX_SALT_BYTES, "Salt");
    BigInteger v =
        integer(config.required("PasswordVerifier"), MAX_VERIFIER_BYTES, "PasswordVerifier");
    if (salt.signum() < 0) {
      throw invalid("Salt");
    }
    if (v.signum() <= 0 || v.compareTo(SrpMath.N) >= 0) {
      throw invalid("PasswordVerifier");
    }
    return new SrpVerifier(salt, v);
  }

  /** A base64 big-endian two's complement integer: clients send the bytes as they hash them. */
  private static BigInteger integer(String base64, int maxBytes, String name) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length > 0 && bytes.length <= maxBytes) {
        return new BigInteger(bytes);
      }
    } catch (IllegalArgumentException ignored) {
      // Answered below, as a wrong length is.
    }
    throw invalid(name);
  }

  private static ServiceException invalid(String name) {
    return ServiceException.invalidParameter("Invalid " + name + " in DeviceSecretVerifierConfig.");
  }
}
