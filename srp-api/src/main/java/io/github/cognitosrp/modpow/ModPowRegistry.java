package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A set of backends and the choice among them. Most programs use the one behind {@link ModPows}. A
 * container whose class loader has this library, while the backends are in an application's, makes
 * one for each application with {@link #load}. A registry keeps what it learned of its backends,
 * and with them their class loader, so it belongs into a field of the application. Thread-safe.
 */
public final class ModPowRegistry {
  private final List<BackendSlot> slots;
  private final Calibration calibration;

  ModPowRegistry(List<BackendSlot> slots) {
    this.slots = List.copyOf(slots);
    this.calibration = new Calibration(this.slots, null);
  }

  /**
   * Finds the providers that a class loader sees. A provider that cannot be loaded becomes a row of
   * {@link #installed()}, never an exception.
   *
   * @param loader the class loader to ask, such as the context class loader of an application
   * @return a new registry
   * @throws IllegalArgumentException if the loader is {@code null}
   */
  public static ModPowRegistry load(ClassLoader loader) {
    return new ModPowRegistry(ProviderDiscovery.slots(present(loader, "loader")));
  }

  /**
   * Makes a registry of given providers.
   *
   * @param providers the providers
   * @return a new registry
   * @throws IllegalArgumentException if a provider is {@code null}
   */
  public static ModPowRegistry of(ModPowProvider... providers) {
    return of(BackendSlot.MAX_WAIT_MILLIS, present(providers, "providers"));
  }

  static ModPowRegistry of(long maxWaitMillis, ModPowProvider... providers) {
    List<BackendSlot> slots = new ArrayList<>();
    for (ModPowProvider provider : providers) {
      Class<?> type = present(provider, "provider").getClass();
      slots.add(BackendSlot.of(type, () -> provider, maxWaitMillis));
    }
    return new ModPowRegistry(slots);
  }

  static ModPowRegistry ofThisLibrary() {
    return Installed.REGISTRY;
  }

  /**
   * As {@link ModPows#best()}.
   *
   * @return a hardened backend, or the one that {@value ModPows#PROPERTY} names
   * @throws ModPowUnavailableException if no such backend is ready
   */
  public ModPow best() {
    String wanted = System.getProperty(ModPows.PROPERTY, "").strip();
    if (!wanted.isEmpty()) {
      return named(wanted);
    }
    List<BackendSlot> order = calibration.ranking();
    if (order == null) {
      order = unranked();
      if (order.size() > 1) {
        calibration.startInBackground();
      }
    }
    for (BackendSlot slot : order) {
      ModPow modPow = slot.ready();
      if (modPow != null) {
        return modPow;
      }
    }
    throw new ModPowUnavailableException(
        "no hardened modular exponentiation backend is ready; " + describe());
  }

  /**
   * As {@link ModPows#named}.
   *
   * @param name the backend's name
   * @return the backend
   * @throws ModPowUnavailableException if it is not installed or not ready
   */
  public ModPow named(String name) {
    ModPow modPow = find(name);
    if (modPow == null) {
      throw new ModPowUnavailableException(
          "modular exponentiation backend "
              + (BackendSlot.isName(name)
                  ? "'" + name + "'"
                  : "whose name is not 1 to 32 of a-z, 0-9 and -,")
              + " is not ready; "
              + describe());
    }
    return modPow;
  }

  /**
   * As {@link ModPows#preferring}.
   *
   * @param names the backends' names, the most wanted first
   * @return a backend
   * @throws ModPowUnavailableException if none of them is ready and {@link #best()} has none
   */
  public ModPow preferring(String... names) {
    for (String name : present(names, "names")) {
      ModPow modPow = find(name);
      if (modPow != null) {
        return modPow;
      }
    }
    return best();
  }

  /**
   * {@return what is known of all backends of this registry, as {@link ModPows#installed()} does}
   */
  public List<ModPowStatus> installed() {
    List<BackendSlot> ranking = calibration.ranking();
    return rows(ranking == null ? List.of() : ranking);
  }

  /**
   * {@return all backends of this registry, opened and measured, as {@link ModPows#diagnose()}
   * does}
   */
  public List<ModPowStatus> diagnose() {
    return rows(calibration.awaitAll());
  }

  private List<ModPowStatus> rows(List<BackendSlot> ranking) {
    List<ModPowStatus> ranked = new ArrayList<>();
    List<BackendSlot> others = new ArrayList<>(slots);
    String note = calibration.failure();
    for (BackendSlot slot : ranking) {
      ModPowStatus row = slot.status(OptionalInt.of(ranked.size() + 1), note);
      if (row.isReady()) {
        others.remove(slot);
        ranked.add(row);
      }
    }
    List<ModPowStatus> unranked = new ArrayList<>();
    for (BackendSlot slot : others) {
      unranked.add(slot.status(OptionalInt.empty(), note));
    }
    unranked.sort(
        Comparator.comparing((ModPowStatus row) -> !row.isReady())
            .thenComparing(ModPowStatus::label));
    ranked.addAll(unranked);
    return List.copyOf(ranked);
  }

  boolean isRanked() {
    return calibration.ranking() != null;
  }

  private @Nullable ModPow find(String name) {
    String wanted = present(name, "name");
    for (BackendSlot slot : slots) {
      ModPow modPow = wanted.equals(slot.nameOrNull()) ? slot.ready() : null;
      if (modPow != null) {
        return modPow;
      }
    }
    return null;
  }

  /**
   * The hardened backends in the order in which they answer as long as they are not ranked: those
   * that load no native code first, because that takes hundreds of milliseconds; then by
   * protection.
   */
  private List<BackendSlot> unranked() {
    List<BackendSlot> order = new ArrayList<>();
    for (boolean loadsNativeCode : new boolean[] {false, true}) {
      for (Hardening hardening : new Hardening[] {Hardening.CONSTANT_TIME, Hardening.BLINDED}) {
        for (BackendSlot slot : slots) {
          if (slot.loadsNativeCode() == loadsNativeCode && slot.hardening() == hardening) {
            order.add(slot);
          }
        }
      }
    }
    return order;
  }

  private String describe() {
    if (slots.isEmpty()) {
      return "none is installed: " + ProviderDiscovery.advice();
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

  private static <T> T present(@Nullable T argument, String name) {
    if (argument == null) {
      throw new IllegalArgumentException("the " + name + " must not be null");
    }
    return argument;
  }

  /** Found once, on first use, so that a program that only makes its own registries finds none. */
  private static final class Installed {
    static final ModPowRegistry REGISTRY =
        load(
            Objects.requireNonNullElse(
                ModPows.class.getClassLoader(), ClassLoader.getSystemClassLoader()));
  }
}
