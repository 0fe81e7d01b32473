package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of backends and the choice among them. Most programs use the one behind {@link ModPows};
 * containers with several class loaders, and tests, make their own. Keeps what it learned of its
 * backends for as long as it lives. Thread-safe.
 */
public final class ModPowRegistry {

  private final List<BackendSlot> slots;
  private final Calibration calibration;

  private ModPowRegistry(List<BackendSlot> slots) {
    this.slots = List.copyOf(slots);
    this.calibration = new Calibration(this.slots, System::nanoTime);
  }

  /**
   * Finds the providers that a class loader sees. A provider that cannot be loaded becomes a row of
   * {@link #status()}, never an exception.
   *
   * @param loader the class loader to ask
   * @return a new registry
   */
  public static ModPowRegistry load(ClassLoader loader) {
    return new ModPowRegistry(ProviderDiscovery.slots(loader));
  }

  /**
   * Makes a registry of given providers.
   *
   * @param providers the providers
   * @return a new registry
   */
  public static ModPowRegistry of(ModPowProvider... providers) {
    List<BackendSlot> slots = new ArrayList<>();
    for (ModPowProvider provider : providers) {
      slots.add(BackendSlot.of(provider.getClass().getName(), () -> provider));
    }
    return new ModPowRegistry(slots);
  }

  static ModPowRegistry installed() {
    return Installed.REGISTRY;
  }

  /**
   * The backend to use unless one is asked for, as {@link ModPows#best()} describes it.
   *
   * @return a hardened backend that passed its self-test; or the one that {@value ModPows#PROPERTY}
   *     names
   * @throws ModPowUnavailableException if no such backend is ready
   */
  public ModPow best() {
    String wanted = System.getProperty(ModPows.PROPERTY, "").strip();
    if (!wanted.isEmpty()) {
      return named(wanted);
    }
    List<BackendSlot> ranking = calibration.ranking();
    if (ranking == null) {
      ranking = fastestToStart();
      if (ranking.size() > 1) {
        calibration.startInBackground();
      }
    }
    for (BackendSlot slot : ranking) {
      ModPow modPow = slot.ready();
      if (modPow != null) {
        return modPow;
      }
    }
    throw new ModPowUnavailableException(
        "no hardened modular exponentiation backend is ready; " + installedInWords());
  }

  /**
   * The backend of that name, and no other.
   *
   * @param name the backend's name
   * @return the backend
   * @throws ModPowUnavailableException if it is not installed or not ready
   */
  public ModPow named(String name) {
    ModPow modPow = find(name);
    if (modPow == null) {
      throw new ModPowUnavailableException(
          "modular exponentiation backend '"
              + Text.shown(name)
              + "' is not ready; "
              + installedInWords());
    }
    return modPow;
  }

  /**
   * The first of the named backends that is ready, otherwise {@link #best()}.
   *
   * @param names the backends' names, the most wanted first
   * @return a backend
   * @throws ModPowUnavailableException if none of them is ready and {@link #best()} has none
   */
  public ModPow preferring(String... names) {
    for (String name : names) {
      ModPow modPow = find(name);
      if (modPow != null) {
        return modPow;
      }
    }
    return best();
  }

  /**
   * All backends of this registry, ready or not, in the order in which {@link #best()} chooses.
   * Opens, tests and times those that were not yet.
   *
   * @return one row for each provider, and one for each that could not be loaded
   */
  public List<ModPowStatus> status() {
    List<BackendSlot> ranking = calibration.awaitAll();
    List<ModPowStatus> rows = new ArrayList<>();
    Set<BackendSlot> ranked = new HashSet<>();
    for (BackendSlot slot : ranking) {
      if (slot.ready() != null) {
        ranked.add(slot);
        rows.add(slot.status(ranked.size()));
      }
    }
    slots.stream()
        .filter(slot -> !ranked.contains(slot))
        .map(slot -> slot.status(0))
        .sorted(
            Comparator.comparing((ModPowStatus row) -> !row.isReady())
                .thenComparing(ModPowStatus::name))
        .forEach(rows::add);
    return List.copyOf(rows);
  }

  boolean isRanked() {
    return calibration.ranking() != null;
  }

  private @Nullable ModPow find(String name) {
    Objects.requireNonNull(name, "name");
    for (BackendSlot slot : slots) {
      if (slot.name().equals(name)) {
        ModPow modPow = slot.ready();
        if (modPow != null) {
          return modPow;
        }
      }
    }
    return null;
  }

  private List<BackendSlot> fastestToStart() {
    return slots.stream()
        .filter(BackendSlot::isHardened)
        .sorted(Comparator.comparingInt(BackendSlot::typicalStartupMillis))
        .toList();
  }

  private String installedInWords() {
    if (slots.isEmpty()) {
      return "none is installed: add srp-bigint or another backend";
    }
    return slots.stream()
        .map(slot ->
            slot.name() + " " + (slot.ready() != null ? "is ready" : "is not: " + slot.reason()))
        .collect(Collectors.joining("; ", "installed: ", ""));
  }

  /** Found once, on first use, so that a program that only makes its own registries finds none. */
  private static final class Installed {
    static final ModPowRegistry REGISTRY =
        load(
            Objects.requireNonNullElseGet(
                ModPows.class.getClassLoader(), ClassLoader::getSystemClassLoader));
  }
}
