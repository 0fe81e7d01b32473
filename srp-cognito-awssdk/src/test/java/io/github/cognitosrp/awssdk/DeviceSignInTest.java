package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.PoolEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Remembered devices: the offer, the proof, and what happens when Cognito forgets one. */
class DeviceSignInTest {

  private static Scene scene(Way way, DeviceTracking tracking) {
    return new Scene(way, pool -> pool.deviceTracking(tracking).appClient("web", "sesame"));
  }

  private static DeviceOwner alice(Scene scene) {
    return new DeviceOwner(scene.srp.userPool(), "web", "alice");
  }

  @ParameterizedTest
  @EnumSource
  void aRememberedDeviceProvesItselfAtTheNextSignIn(Way way) {
    try (Scene scene = scene(way, DeviceTracking.ALWAYS)) {
      SignedIn first = scene.remember(scene.start());
      List<PoolEvent> before = scene.pool.events();

      SignedIn second = scene.signedIn();

      assertThat(second.deviceKey()).isPresent().isEqualTo(first.deviceKey());
      assertThat(scene.callsSince(before))
          .containsExactly(
              "InitiateAuth PASSWORD_VERIFIER",
              "RespondToAuthChallenge DEVICE_SRP_AUTH",
              "RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER",
              "RespondToAuthChallenge TOKENS");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereUsersDecideRememberingSaysSo(Way way) {
    try (Scene scene = scene(way, DeviceTracking.USER_OPT_IN)) {
      scene.remember(scene.start());

      assertThat(scene.calls()).contains("ConfirmDevice OK", "UpdateDeviceStatus OK");
      assertThat(scene.signedIn().deviceKey()).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOfferThatIsLeftAloneLeavesTheTokensUsable(Way way) {
    try (Scene scene = scene(way, DeviceTracking.ALWAYS)) {
      SignedIn alice = scene.signedIn();
      assertThat(alice.newDevice().map(offer -> offer.metadata().deviceKey()))
          .isPresent()
          .isEqualTo(alice.deviceKey());

      assertThat(scene.refresh(alice).tokens().accessToken())
          .isNotEqualTo(alice.tokens().accessToken());
      assertThat(scene.signedIn().newDevice()).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aForgottenDeviceIsDroppedAndTheSignInGoesOn(Way way) {
    try (Scene scene = scene(way, DeviceTracking.ALWAYS)) {
      scene.remember(scene.start());
      scene.pool.user("alice").forgetDevices();

      assertThat(scene.signedIn().newDevice()).isPresent();
      assertThat(scene.calls()).contains("RespondToAuthChallenge ResourceNotFoundException");
      assertThat(scene.devices.load(alice(scene))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceWhosePasswordIsWrongIsDroppedAndTheSignInGoesOn(Way way) {
    try (Scene scene = scene(way, DeviceTracking.ALWAYS)) {
      scene.remember(scene.start());
      try (RememberedDevice kept = scene.devices.load(alice(scene)).orElseThrow();
          RememberedDevice wrong =
              RememberedDevice.restore(
                  kept.deviceKey(), kept.deviceGroupKey(), "wrong".toCharArray())) {
        scene.devices.save(alice(scene), wrong);
      }

      assertThat(scene.signedIn().newDevice()).isPresent();
      assertThat(scene.devices.load(alice(scene))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongPasswordKeepsTheDevice(Way way) {
    try (Scene scene = scene(way, DeviceTracking.ALWAYS)) {
      scene.remember(scene.start());

      assertThatThrownBy(() -> scene.start("alice", "wrong"))
          .isInstanceOf(NotAuthorizedException.class);
      assertThat(scene.devices.load(alice(scene))).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void tokensAreRefreshedWithTheDevicesKey(Way way) {
    try (Scene scene = scene(way, DeviceTracking.ALWAYS)) {
      SignedIn alice = scene.remember(scene.start());

      SignedIn renewed = scene.refresh(alice);
      assertThat(renewed.tokens().refreshToken()).isEqualTo(alice.tokens().refreshToken());

      RefreshRequest stored =
          RefreshRequest.of("alice", alice.tokens().refreshToken().orElseThrow());
      String key = alice.deviceKey().orElseThrow();
      RefreshRequest withDevice = stored.withDeviceKey(key);
      assertThat(
              scene
                  .way
                  .get(
                      () -> scene.signIn().resume(withDevice),
                      () -> scene.signIn().resumeAsync(withDevice))
                  .deviceKey())
          .contains(key);
      assertThatThrownBy(() -> scene.signIn().resume(stored))
          .isInstanceOf(NotAuthorizedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void devicesAreListedAndForgotten(Way way) {
    try (Scene scene = scene(way, DeviceTracking.ALWAYS)) {
      SignedIn alice = scene.remember(scene.start());
      String key = alice.deviceKey().orElseThrow();

      assertThat(scene.way.get(alice::devices, alice::devicesAsync).devices())
          .extracting(DeviceType::deviceKey)
          .containsExactly(key);
      scene.way.get(
          () -> {
            alice.forgetDevice(key);
            return null;
          },
          () -> alice.forgetDeviceAsync(key));

      assertThat(scene.pool.user("alice").deviceKeys()).isEmpty();
      assertThat(scene.devices.load(alice(scene))).isEmpty();
    }
  }

  /** One thread: a step that waited on it for another step would never end. */
  @Test
  void asynchronousSignInsWorkOnTheirExecutorOnly() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    ExecutorService executor =
        Executors.newSingleThreadExecutor(work -> new Thread(work, "sign-in"));
    try (Scene scene = scene(Way.ASYNC, DeviceTracking.ALWAYS)) {
      DeviceStore watched =
          new StoreAround(scene.devices) {
            @Override
            public Optional<RememberedDevice> load(DeviceOwner owner) {
              threads.add(Thread.currentThread().getName());
              return super.load(owner);
            }

            @Override
            public void save(DeviceOwner owner, RememberedDevice device) {
              threads.add(Thread.currentThread().getName());
              super.save(owner, device);
            }
          };
      scene.as(scene.builder().deviceStore(watched).executor(executor).build());

      scene.remember(scene.start());
      scene.start();

      assertThat(threads).containsExactly("sign-in");
    } finally {
      executor.shutdown();
    }
  }
}
