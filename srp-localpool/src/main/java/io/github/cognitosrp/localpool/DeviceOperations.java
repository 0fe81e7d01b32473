package io.github.cognitosrp.localpool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a signed-in user does with devices. */
final class DeviceOperations {
  private static final int MAX_LISTED = 60;
  private static final int MAX_SALT_BYTES = 64;
  // 3072 bits and the zero byte that keeps the integer positive.
  private static final int MAX_VERIFIER_BYTES = 385;

  private final PoolState pool;
  private final Tokens tokens;

  DeviceOperations(PoolState pool, Tokens tokens) {
    this.pool = pool;
    this.tokens = tokens;
  }

  void addTo(Map<String, Operation> operations) {
    operations.put("ConfirmDevice", this::confirm);
    operations.put("UpdateDeviceStatus", this::updateStatus);
    operations.put("GetDevice", this::get);
    operations.put("ListDevices", this::list);
    operations.put("ForgetDevice", this::forget);
  }

  private ObjectNode confirm(Request request) {
    Account account = tokens.account(request);
    String key = request.required("DeviceKey");
    SrpVerifier verifier = verifier(request.structure("DeviceSecretVerifierConfig"));
    boolean always = pool.deviceTracking == DeviceTracking.ALWAYS;
    String name = request.optional("DeviceName");
    Instant now = pool.clock.instant();
    if (!account.devices().confirm(key, device -> device.confirm(verifier, name, always, now))) {
      throw ServiceException.invalidParameter("Invalid device key given.");
    }
    return Json.object().put("UserConfirmationNecessary", !always);
  }

  private ObjectNode updateStatus(Request request) {
    Account account = tokens.account(request);
    String key = request.required("DeviceKey");
    boolean remember =
        switch (request.required("DeviceRememberedStatus")) {
          case "remembered" -> true;
          case "not_remembered" -> false;
          default ->
              throw Request.violated(
                  "Value",
                  "deviceRememberedStatus",
                  "Member must satisfy enum value set: [not_remembered, remembered]");
        };
    account.devices().confirmed(key);
    account.devices().change(key, device -> device.remember(remember));
    return Json.object();
  }

  private ObjectNode get(Request request) {
    Account account = tokens.account(request);
    ObjectNode response = Json.object();
    response.set("Device", json(account.devices().confirmed(request.required("DeviceKey"))));
    return response;
  }

  private ObjectNode list(Request request) {
    return list(tokens.account(request), request);
  }

  private ObjectNode forget(Request request) {
    return forget(tokens.account(request), request);
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
