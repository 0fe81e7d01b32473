package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A set of backends and the choice among them. Most programs use the one behind {@link ModPows};
 * containers with several class loaders, and tests, make their own. Keeps what it learned of its
 * backends for as long as it lives. Thread-safe.
 */
public final class ModPowRegistry {

  /**
   * Loading native code takes hundreds of milliseconds, which the first sign-in should not wait
   * for; then by protection.
   */
  private static final Comparator<BackendSlot> QUICK_START_FIRST = ModPowRegistry::byQuickStart;

  private final List<BackendSlot> slots;
  private final Calibration calibration;

  private ModPowRegistry(List<BackendSlot> slots) {
    this.slots = List.copyOf(slots);
    this.calibration = new Calibration(this.slots, System::nanoTime);
  }

  /**
   * Finds the providers that a class loader sees. A provider that cannot be loaded becomes a row of
   * {@link #installed()}, never an exception.
   *
   * @param loader the class loader to ask
   * @return a new registry
   */
  public static ModPowRegistry load(ClassLoader loader) {
    if (loader == null) {
      throw new IllegalArgumentException("loader must not be null");
    }
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
    for (ModPowProvider provider : checked(providers, "providers")) {
      slots.add(BackendSlot.of(provider.getClass().getName(), () -> provider));
    }
    return new ModPowRegistry(slots);
  }

  static ModPowRegistry ofThisLibrary() {
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
      ranking = unranked();
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
        "no hardened modular exponentiation backend is ready; " + describe());
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
          "modular exponentiation backend '" + Text.shown(name) + "' is not ready; " + describe());
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
    for (String name : checked(names, "names")) {
      ModPow modPow = find(name);
      if (modPow != null) {
        return modPow;
      }
    }
    return best();
  }

  /**
   * What is known of all backends of this registry, as {@link ModPows#installed()} describes it.
   *
   * @return one row for each provider, and one for each that could not be loaded
   */
  public List<ModPowStatus> installed() {
    List<BackendSlot> ranking = calibration.ranking();
    return rows(ranking == null ? List.of() : ranking);
  }

  /**
   * Opens, tests and measures all backends of this registry, as {@link ModPows#diagnose()}
   * describes it.
   *
   * @return one row for each provider, and one for each that could not be loaded
   */
  public List<ModPowStatus> diagnose() {
    return rows(calibration.awaitAll());
  }

  private List<ModPowStatus> rows(List<BackendSlot> ranking) {
    List<ModPowStatus> ranked = new ArrayList<>();
    List<ModPowStatus> others = new ArrayList<>();
    Set<BackendSlot> ready = new HashSet<>();
    for (BackendSlot slot : ranking) {
      ModPowStatus row = slot.status(OptionalInt.of(ranked.size() + 1));
      if (row.isReady()) {
        ready.add(slot);
        ranked.add(row);
      }
    }
    for (BackendSlot slot : slots) {
      if (!ready.contains(slot)) {
        others.add(slot.status(OptionalInt.empty()));
      }
    }
    others.sort(
        Comparator.comparing((ModPowStatus row) -> !row.isReady())
            .thenComparing(ModPowStatus::label));
    ranked.addAll(others);
    return List.copyOf(ranked);
  }

  boolean isRanked() {
    return calibration.ranking() != null;
  }

  private @Nullable ModPow find(String name) {
    if (name == null) {
      throw new IllegalArgumentException("name must not be null");
    }
    for (BackendSlot slot : slots) {
      if (name.equals(slot.nameOrNull())) {
        ModPow modPow = slot.ready();
        if (modPow != null) {
          return modPow;
        }
      }
    }
    return null;
  }

  /** Hardened backends in the order in which they answer as long as they are not ranked. */
  private List<BackendSlot> unranked() {
    List<BackendSlot> hardened = new ArrayList<>();
    for (BackendSlot slot : slots) {
      if (slot.isHardened()) {
        hardened.add(slot);
      }
    }
    hardened.sort(QUICK_START_FIRST);
    return hardened;
  }

  private String describe() {
    if (slots.isEmpty()) {
      return "none is installed: add srp-bigint or another backend";
    }
    StringJoiner text = new StringJoiner("; ", "installed: ", "");
    for (ModPowStatus row : installed()) {
      text.add(
          row.label()
              + switch (row.state()) {
                case READY -> " is ready";
                case NOT_OPENED -> " was not needed yet";
                case UNAVAILABLE, QUARANTINED -> " is not ready: " + row.reason();
              });
    }
    return text.toString();
  }

  private static int byQuickStart(BackendSlot a, BackendSlot b) {
    int pureJavaFirst = Boolean.compare(a.loadsNativeCode(), b.loadsNativeCode());
    return pureJavaFirst != 0
        ? pureJavaFirst
        : Objects.requireNonNull(b.hardening()).compareTo(Objects.requireNonNull(a.hardening()));
  }

  private static <T> T[] checked(T[] arguments, String name) {
    if (arguments == null) {
      throw new IllegalArgumentException(name + " must not be null");
    }
    for (T argument : arguments) {
      if (argument == null) {
        throw new IllegalArgumentException(name + " must not contain null");
      }
    }
    return arguments;
  }

  /** Found once, on first use, so that a program that only makes its own registries finds none. */
  private static final class Installed {
    static final ModPowRegistry REGISTRY =
        load(
            Objects.requireNonNullElseGet(
                ModPows.class.getClassLoader(), ClassLoader::getSystemClassLoader));
  }
}
