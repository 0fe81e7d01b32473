package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The devices of one app client's users, and what to do when Cognito has forgotten one. */
record Devices(CognitoSrp srp, DeviceStore store) {

  @Nullable String key(String username) {
    Optional<RememberedDevice> device = store.load(owner(username));
    if (device.isEmpty()) {
      return null;
    }
    try (RememberedDevice found = device.get()) {
      return found.deviceKey();
    }
  }

  RememberedDevice require(String username) {
    return store
        .load(owner(username))
        .orElseThrow(() ->
            new UnexpectedResponseException(
                "Cognito asks for a device that the device store does not have"));
  }

  void remove(String username) {
    store.remove(owner(username));
  }

  /** Removes the device if it is the user's stored one. */
  void remove(String username, String deviceKey) {
    if (deviceKey.equals(key(username))) {
      remove(username);
    }
  }

  /** Takes a step; if its device has been forgotten, drops that and takes the step without it. */
  CompletableFuture<Reply> unlessForgotten(
      Progress progress, Function<Progress, CompletableFuture<Reply>> step) {
    return Futures.recover(
        step.apply(progress),
        failure -> progress.deviceKey() != null && Refusals.deviceIsForgotten(failure),
        failure -> {
          remove(progress.username());
          return step.apply(progress.withDevice(null));
        });
  }

  DeviceOwner owner(String username) {
    return new DeviceOwner(srp.userPool(), srp.appClient().id(), username);
  }
}
