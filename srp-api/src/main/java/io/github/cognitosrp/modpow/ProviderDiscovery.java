package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.modpow.support.OneLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Asks {@link ServiceLoader} for providers; whatever is broken becomes a row. */
final class ProviderDiscovery {
  /** A broken registration can make the loader fail without end; no installation has that many. */
  private static final int MAX_FAILURES = 32;

  private ProviderDiscovery() {}

  static List<BackendSlot> slots(ClassLoader loader) {
    List<BackendSlot> slots = new ArrayList<>();
    int failures = 0;
    String last = "";
    Iterator<ServiceLoader.Provider<ModPowProvider>> providers =
        ServiceLoader.load(ModPowProvider.class, loader).stream().iterator();
    while (failures < MAX_FAILURES) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        ServiceLoader.Provider<ModPowProvider> provider = providers.next();
        slots.add(BackendSlot.of(provider.type(), provider, BackendSlot.MAX_WAIT_MILLIS));
      } catch (ServiceConfigurationError | LinkageError | Exception broken) {
        failures++;
        String reason = "its registration is broken: " + OneLine.of(broken);
        // A class loader that fails as a whole fails the same way each time.
        if (!reason.equals(last)) {
          slots.add(BackendSlot.unusable(null, reason));
        }
        last = reason;
      }
    }
    return slots;
  }

  /** What to do where no provider was found. */
  static String advice() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context == null || context.equals(ProviderDiscovery.class.getClassLoader())) {
      return "add srp-bigint or another backend";
    }
    long found = slots(context).stream().filter(slot -> slot.nameOrNull() != null).count();
    return found == 0
        ? "add srp-bigint or another backend"
        : "the class loader of srp-api finds no provider, the context class loader of this thread"
            + " finds "
            + found
            + ": put srp-api beside them, or use"
            + " ModPowRegistry.load(Thread.currentThread().getContextClassLoader()) and keep it in"
            + " the application";
  }
}
