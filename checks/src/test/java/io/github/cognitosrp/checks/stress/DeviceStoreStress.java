package io.github.cognitosrp.checks.stress;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserPoolId;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two devices of one user, and a store for one of them. */
public final class DeviceStoreStress {
  private static final DeviceOwner ALICE =
      new DeviceOwner(new UserPoolId("eu-west-1_aBcDeFgHi"), "web", "alice");
  private static final String REFUSED = "eu-west-1_01";
  private static final String NEW = "eu-west-1_02";
  private static final int TORN = 3;

  private DeviceStoreStress() {}

  private static DeviceStore storeWith(String deviceKey) {
    DeviceStore store = DeviceStore.inMemory();
    keep(store, deviceKey);
    return store;
  }

  /** The password is the key, so that a mixture is seen. */
  private static void keep(DeviceStore store, String deviceKey) {
    try (RememberedDevice device =
        RememberedDevice.restore(deviceKey, "-group", deviceKey.toCharArray())) {
      store.save(ALICE, device);
    }
  }

  private static int kept(DeviceStore store) {
    RememberedDevice device = store.load(ALICE).orElse(null);
    if (device == null) {
      return 0;
    }
    String password = new String(device.exportSecretPassword());
    if (!password.equals(device.deviceKey())) {
      return TORN;
    }
    return password.equals(REFUSED) ? 1 : 2;
  }

  /** A device that was refused is removed while a new one is kept: the new one stays. */
  @JCStressTest
  @Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "the new one is kept")
  @Outcome(expect = Expect.FORBIDDEN, desc = "the new one is lost")
  @State
  public static class Removal {
    private final DeviceStore store = storeWith(REFUSED);

    @Actor
    public void remover() {
      store.remove(ALICE, REFUSED);
    }

    @Actor
    public void keeper(II_Result result) {
      keep(store, NEW);
      result.r1 = kept(store);
    }

    @Arbiter
    public void after(II_Result result) {
      result.r2 = kept(store);
    }
  }

  /** A device is read while another one takes its place: one of them is read, and all of it. */
  @JCStressTest
  @Outcome(
      id = {"1", "2"},
      expect = Expect.ACCEPTABLE,
      desc = "one of the two")
  @Outcome(expect = Expect.FORBIDDEN, desc = "neither, or parts of both")
  @State
  public static class Replacement {
    private final DeviceStore store = storeWith(REFUSED);

    @Actor
    public void keeper() {
      keep(store, NEW);
    }

    @Actor
    public void reader(I_Result result) {
      result.r1 = kept(store);
    }
  }
}
