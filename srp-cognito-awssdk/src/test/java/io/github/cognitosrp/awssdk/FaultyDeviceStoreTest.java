package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.awssdk.device.DeviceStoreException;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.SrpStateException;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a store of the application does wrong, one error says that it was the store. */
class FaultyDeviceStoreTest {
  /** Where a store fails. */
  enum Fault {
    LOAD,
    SAVE,
    REMOVE
  }

  private static final class Failing extends StoreAround {
    private final Fault fault;

    Failing(DeviceStore store, Fault fault) {
      super(store);
      this.fault = fault;
    }

    private void call(Fault call) {
      if (fault == call) {
        throw new UncheckedIOException(new NoSuchFileException("/home/alice"));
      }
    }

    @Override
    public Optional<RememberedDevice> load(DeviceOwner owner) {
      call(Fault.LOAD);
      return super.load(owner);
    }

    @Override
    public void save(DeviceOwner owner, RememberedDevice device) {
      call(Fault.SAVE);
      super.save(owner, device);
    }

    @Override
    public void remove(DeviceOwner owner, String deviceKey) {
      call(Fault.REMOVE);
      super.remove(owner, deviceKey);
    }
  }

  private static Scene scene(Way way) {
    return new Scene(way, pool -> pool.deviceTracking(DeviceTracking.ALWAYS));
  }

  private static void assertStoreFailed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(DeviceStoreException.class)
        .hasMessage("the device store failed")
        .hasCauseInstanceOf(UncheckedIOException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatCannotBeReadEndsTheSignIn(Way way) {
    try (Scene scene = scene(way)) {
      scene.as(scene.builder().deviceStore(new Failing(scene.devices, Fault.LOAD)).build());
      assertStoreFailed(scene::start);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatCannotBeKeptIsReported(Way way) {
    try (Scene scene = scene(way)) {
      scene.as(scene.builder().deviceStore(new Failing(scene.devices, Fault.SAVE)).build());
      SignedIn user = scene.signedIn();
      assertStoreFailed(() -> scene.remember(user));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatCannotBeRemovedIsReported(Way way) {
    try (Scene scene = scene(way)) {
      scene.remember(scene.start());
      scene.as(scene.builder().deviceStore(new Failing(scene.devices, Fault.REMOVE)).build());
      SignedIn user = scene.signedIn();
      String key = user.deviceKey().orElseThrow();
      assertStoreFailed(() ->
          way.get(
              () -> {
                user.forgetDevice(key);
                return null;
              },
              () -> user.forgetDeviceAsync(key)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nullIsNoDevice(Way way) {
    try (Scene scene = scene(way)) {
      DeviceStore nullStore =
          new StoreAround(scene.devices) {
            @Override
            @SuppressWarnings("NullAway")
            public Optional<RememberedDevice> load(DeviceOwner owner) {
              return null;
            }
          };
      scene.as(scene.builder().deviceStore(nullStore).build());
      assertThatThrownBy(scene::start)
          .isInstanceOf(DeviceStoreException.class)
          .hasMessage("the device store must not return null");
    }
  }

  /** As a store does that keeps one object and returns it twice. */
  @ParameterizedTest
  @EnumSource
  void aDeviceThatIsClosedAlreadyIsNamed(Way way) {
    try (Scene scene = scene(way)) {
      scene.remember(scene.start());
      DeviceStore closing =
          new StoreAround(scene.devices) {
            @Override
            public Optional<RememberedDevice> load(DeviceOwner owner) {
              Optional<RememberedDevice> found = super.load(owner);
              found.ifPresent(RememberedDevice::close);
              return found;
            }
          };
      scene.as(scene.builder().deviceStore(closing).build());
      assertThatThrownBy(scene::start)
          .isInstanceOf(SrpStateException.class)
          .hasMessage("the remembered device is closed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionThatNobodyDeclaredIsReportedToo(Way way) {
    try (Scene scene = scene(way)) {
      IOException failure = new IOException();
      DeviceStore undeclared =
          new StoreAround(scene.devices) {
            @Override
            public Optional<RememberedDevice> load(DeviceOwner owner) {
              throw Undeclared.thrown(failure);
            }
          };
      scene.as(scene.builder().deviceStore(undeclared).build());
      assertThatThrownBy(scene::start)
          .isInstanceOf(DeviceStoreException.class)
          .hasMessage("the device store failed")
          .hasCause(failure);
    }
  }
}
