package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.modpow.spi.ModPowContractTest;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** The contract of all backends, called through the foreign-function API. */
@AddLifecycleHook(ForeignModPowTest.NeedsForeignFunctions.class)
class ForeignModPowTest extends ModPowContractTest {
  ForeignModPowTest() {
    super(new BoundProvider(new ForeignBinding()));
  }

  static final class NeedsForeignFunctions implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return ChildJvm.onFeature(ForeignBinding.FIRST_JAVA)
          ? SkipResult.doNotSkip()
          : SkipResult.skip("needs Java 22 or later");
    }
  }
}
