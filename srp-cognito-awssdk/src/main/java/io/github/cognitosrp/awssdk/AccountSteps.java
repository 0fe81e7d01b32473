package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.DeviceVerifier;
import io.github.cognitosrp.cognito.NewDeviceMetadata;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.TokenRefresh;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusRequest;

/** What a signed-in user does: with devices, with tokens. Thread-safe. */
record AccountSteps(CognitoSrp srp, Messages messages, Devices devices) {
  private static final int PAGE = 60;

  TotpSteps totp() {
    return new TotpSteps(messages);
  }

  /** Registers the device, makes Cognito remember it, and keeps its password. */
  CompletableFuture<Void> remember(
      SignedIn user, NewDeviceMetadata metadata, String deviceName, DeviceStore store) {
    Trace trace = new Trace(srp);
    DeviceVerifier verifier = trace.computing(() -> srp.newDevice(metadata));
    RememberedDevice device = verifier.device();
    return Futures.ending(
        device::close,
        () ->
            messages
                .call(
                    trace,
                    Operation.CONFIRM_DEVICE,
                    () ->
                        ConfirmDeviceRequest.builder()
                            .accessToken(user.tokens().accessToken())
                            .deviceKey(device.deviceKey())
                            .deviceName(deviceName)
                            .deviceSecretVerifierConfig(config ->
                                config
                                    .salt(verifier.salt())
                                    .passwordVerifier(verifier.passwordVerifier()))
                            .build())
                .thenCompose(confirmed ->
                    Boolean.TRUE.equals(confirmed.userConfirmationNecessary())
                        ? setRemembered(trace, user, device.deviceKey())
                        : CompletableFuture.completedFuture(null))
                .thenAccept(remembered -> store.save(devices.owner(user.username()), device)));
  }

  /** For pools whose users opt in: a confirmed device is not a remembered one there. */
  private CompletableFuture<?> setRemembered(Trace trace, SignedIn user, String deviceKey) {
    return messages.call(
        trace,
        Operation.UPDATE_DEVICE_STATUS,
        () ->
            UpdateDeviceStatusRequest.builder()
                .accessToken(user.tokens().accessToken())
                .deviceKey(deviceKey)
                .deviceRememberedStatus("remembered")
                .build());
  }

  CompletableFuture<Tokens> refresh(
      String username, @Nullable String deviceKey, String refreshToken) {
    TokenRefresh request = srp.tokenRefresh(refreshToken).withUsername(username);
    Map<String, String> parameters =
        (deviceKey == null ? request : request.withDeviceKey(deviceKey)).authParameters();
    return messages
        .initiate(Keys.REFRESH_TOKEN_AUTH, parameters, username, new Trace(srp))
        .thenApply(reply -> {
          if (reply.result() == null) {
            throw UnexpectedResponseException.insteadOf("tokens");
          }
          return Tokens.of(reply.result(), refreshToken);
        });
  }

  CompletableFuture<Void> signOut(SignedIn user, @Nullable String clientSecret) {
    return done(
        messages.call(
            new Trace(srp),
            Operation.REVOKE_TOKEN,
            () ->
                RevokeTokenRequest.builder()
                    .clientId(srp.appClient().id())
                    .clientSecret(clientSecret)
                    .token(user.tokens().refreshToken())
                    .build()));
  }

  CompletableFuture<Void> signOutEverywhere(SignedIn user) {
    Trace trace = new Trace(srp);
    if (messages.admin()) {
      return done(
          messages.call(
              trace,
              Operation.ADMIN_USER_GLOBAL_SIGN_OUT,
              () ->
                  AdminUserGlobalSignOutRequest.builder()
                      .userPoolId(srp.userPool().value())
                      .username(user.username())
                      .build()));
    }
    return done(
        messages.call(
            trace,
            Operation.GLOBAL_SIGN_OUT,
            () -> GlobalSignOutRequest.builder().accessToken(user.tokens().accessToken()).build()));
  }

  CompletableFuture<List<DeviceType>> devices(SignedIn user) {
    Trace trace = new Trace(srp);
    if (messages.admin()) {
      return messages
          .call(
              trace,
              Operation.ADMIN_LIST_DEVICES,
              () ->
                  AdminListDevicesRequest.builder()
                      .userPoolId(srp.userPool().value())
                      .username(user.username())
                      .limit(PAGE)
                      .build())
          .thenApply(AdminListDevicesResponse::devices);
    }
    return messages
        .call(
            trace,
            Operation.LIST_DEVICES,
            () ->
                ListDevicesRequest.builder()
                    .accessToken(user.tokens().accessToken())
                    .limit(PAGE)
                    .build())
        .thenApply(ListDevicesResponse::devices);
  }

  CompletableFuture<Void> forgetDevice(SignedIn user, String deviceKey) {
    Trace trace = new Trace(srp);
    CompletableFuture<?> forgotten =
        messages.admin()
            ? messages.call(
                trace,
                Operation.ADMIN_FORGET_DEVICE,
                () ->
                    AdminForgetDeviceRequest.builder()
                        .userPoolId(srp.userPool().value())
                        .username(user.username())
                        .deviceKey(deviceKey)
                        .build())
            : messages.call(
                trace,
                Operation.FORGET_DEVICE,
                () ->
                    ForgetDeviceRequest.builder()
                        .accessToken(user.tokens().accessToken())
                        .deviceKey(deviceKey)
                        .build());
    return forgotten.thenAccept(response -> devices.remove(user.username(), deviceKey));
  }

  private static CompletableFuture<Void> done(CompletableFuture<?> call) {
    return call.thenAccept(response -> {});
  }
}
