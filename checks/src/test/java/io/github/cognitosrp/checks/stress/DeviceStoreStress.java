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

/**
 * A device that was refused is removed while a new one is kept: the new one stays, and whoever
 * reads meanwhile gets a whole device or none.
 */
@JCStressTest
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "read between removal and replacement")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "read the refused one")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "read the new one")
@Outcome(expect = Expect.FORBIDDEN, desc = "the new one is lost, or half of one was read")
@State
public class DeviceStoreStress {
  private static final DeviceOwner ALICE =
      new DeviceOwner(new UserPoolId("eu-west-1_aBcDeFgHi"), "web", "alice");
  private static final String REFUSED = "eu-west-1_01";
  private static final String NEW = "eu-west-1_02";
  private static final int TORN = 3;

  private final DeviceStore store = DeviceStore.inMemory();

  public DeviceStoreStress() {
    keep(REFUSED);
  }

  /** The password is the key, so that a mixture is seen. */
  private void keep(String deviceKey) {
    try (RememberedDevice device =
        RememberedDevice.restore(deviceKey, "-group", deviceKey.toCharArray())) {
      store.save(ALICE, device);
    }
  }

  private int kept() {
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

  @Actor
  public void remover() {
    store.remove(ALICE, REFUSED);
  }

  @Actor
  public void keeper() {
    keep(NEW);
  }

  @Actor
  public void reader(II_Result result) {
    result.r1 = kept();
  }

  @Arbiter
  public void after(II_Result result) {
    result.r2 = kept();
  }
}
