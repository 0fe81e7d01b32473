package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallContext;
import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.client.CognitoCalls;
import io.github.cognitosrp.awssdk.client.CognitoOperation;
import io.github.cognitosrp.awssdk.client.Futures;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.DeviceVerifier;
import io.github.cognitosrp.cognito.NewDeviceMetadata;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusRequest;

/** What a signed-in user does with devices. Thread-safe. */
record DeviceCalls(AccountCalls account) {
  /** The most that ListDevices returns at once. */
  private static final int PAGE = 60;

  /** One page of a list, and the token of the next page, if there is one. */
  record Page(List<DeviceType> devices, @Nullable String nextToken) {}

  private CognitoSrp srp() {
    return account.srp();
  }

  private CognitoCalls calls() {
    return account.calls();
  }

  /**
   * Registers the device, makes Cognito remember it, and keeps its password.
   *
   * @throws IllegalStateException if the store keeps nothing
   */
  CompletableFuture<Void> remember(
      CallScope scope,
      String username,
      String accessToken,
      NewDeviceMetadata metadata,
      String deviceName,
      DeviceStore store) {
    if (DeviceStore.none().equals(store)) {
      throw new IllegalStateException(
          "a device store must be set: without the device's password nobody could use the device");
    }
    Trace trace = new Trace(srp());
    CallContext context = new CallContext(trace, scope, account.options());
    DeviceVerifier verifier = trace.computing(() -> srp().newDevice(metadata));
    RememberedDevice device = verifier.device();
    return Futures.ending(
        device::close,
        () ->
            calls()
                .call(
                    context,
                    CognitoOperation.CONFIRM_DEVICE,
                    () ->
                        ConfirmDeviceRequest.builder()
                            .accessToken(accessToken)
                            .deviceKey(device.deviceKey())
                            .deviceName(deviceName)
                            .deviceSecretVerifierConfig(config ->
                                config
                                    .salt(verifier.salt())
                                    .passwordVerifier(verifier.passwordVerifier()))
                            .build())
                .thenCompose(confirmed ->
                    Boolean.TRUE.equals(confirmed.userConfirmationNecessary())
                        ? setRemembered(context, accessToken, device.deviceKey())
                        : CompletableFuture.completedFuture(null))
                .thenAccept(remembered ->
                    new GuardedDeviceStore(store).save(account.devices().owner(username), device)));
  }

  /** For pools whose users opt in: a confirmed device is not a remembered one there. */
  private CompletableFuture<?> setRemembered(
      CallContext context, String accessToken, String deviceKey) {
    return calls()
        .call(
            context,
            CognitoOperation.UPDATE_DEVICE_STATUS,
            () ->
                UpdateDeviceStatusRequest.builder()
                    .accessToken(accessToken)
                    .deviceKey(deviceKey)
                    .deviceRememberedStatus("remembered")
                    .build());
  }

  /** A page of the user's devices; the first one without a token. */
  CompletableFuture<Page> list(
      CallScope scope, String username, String accessToken, @Nullable String pageToken) {
    if (calls().admin()) {
      return calls()
          .call(
              account.context(scope),
              CognitoOperation.ADMIN_LIST_DEVICES,
              () ->
                  AdminListDevicesRequest.builder()
                      .userPoolId(srp().userPool().value())
                      .username(username)
                      .limit(PAGE)
                      .paginationToken(pageToken)
                      .build())
          .thenApply(response -> new Page(response.devices(), response.paginationToken()));
    }
    return calls()
        .call(
            account.context(scope),
            CognitoOperation.LIST_DEVICES,
            () ->
                ListDevicesRequest.builder()
                    .accessToken(accessToken)
                    .limit(PAGE)
                    .paginationToken(pageToken)
                    .build())
        .thenApply(response -> new Page(response.devices(), response.paginationToken()));
  }

  CompletableFuture<Void> forget(
      CallScope scope, String username, String accessToken, String deviceKey) {
    CallContext context = account.context(scope);
    CompletableFuture<?> forgotten =
        calls().admin()
            ? calls()
                .call(
                    context,
                    CognitoOperation.ADMIN_FORGET_DEVICE,
                    () ->
                        AdminForgetDeviceRequest.builder()
                            .userPoolId(srp().userPool().value())
                            .username(username)
                            .deviceKey(deviceKey)
                            .build())
            : calls()
                .call(
                    context,
                    CognitoOperation.FORGET_DEVICE,
                    () ->
                        ForgetDeviceRequest.builder()
                            .accessToken(accessToken)
                            .deviceKey(deviceKey)
                            .build());
    return forgotten.thenAccept(response -> account.devices().remove(username, deviceKey));
  }
}
