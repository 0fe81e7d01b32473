package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Asks {@link ServiceLoader} for providers and survives every answer. */
final class ProviderDiscovery {
  /** A broken registration can make the loader fail without end; nobody installs so many. */
  private static final int MAX_FAILURES = 32;

  private ProviderDiscovery() {}

  static List<BackendSlot> slots(ClassLoader loader) {
    List<BackendSlot> slots = new ArrayList<>();
    int failures = 0;
    Iterator<ServiceLoader.Provider<ModPowProvider>> providers =
        ServiceLoader.load(ModPowProvider.class, loader).stream().iterator();
    while (failures < MAX_FAILURES) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        ServiceLoader.Provider<ModPowProvider> provider = providers.next();
        slots.add(BackendSlot.of(provider.type().getName(), provider));
      } catch (ServiceConfigurationError | LinkageError broken) {
        failures++;
        slots.add(BackendSlot.unusable(null, "its registration is broken: " + Text.shown(broken)));
      }
    }
    return slots;
  }
}
