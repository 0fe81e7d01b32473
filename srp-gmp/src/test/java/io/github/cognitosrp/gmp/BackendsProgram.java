package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.ModPowException;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a consumer sees: the default, the list of backends, and what asking for one by name does.
 */
public final class BackendsProgram {
  private BackendsProgram() {}

  /** Before the names to ask for: the list is that of backends that were measured as well. */
  static final String MEASURED = "--measured";

  /**
   * Prints it.
   *
   * @param arguments {@value #MEASURED} or nothing, and the names to ask for
   * @throws InterruptedException never
   */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> names = new ArrayList<>(List.of(arguments));
    Supplier<List<ModPowStatus>> list =
        names.remove(MEASURED) ? ModPows::diagnose : BackendsProgram::opened;
    System.out.println("first=" + ModPows.best().name());
    rank();
    List<ModPowStatus> rows = list.get();
    for (ModPowStatus row : rows) {
      String name = row.name().or(row::providerClass).orElse("?");
      System.out.println(name + ".state=" + row.state());
      System.out.println(name + ".reason=" + row.reason());
      System.out.println(name + ".library=" + row.library().orElse(""));
    }
    System.out.println("rows=" + rows.size());
    System.out.println("same=" + rows.toString().equals(list.get().toString()));
    System.out.println("best=" + ModPows.best().name());
    for (String name : names) {
      System.out.println("preferring." + name + "=" + ModPows.preferring(name).name());
      try {
        System.out.println("named." + name + "=" + ModPows.named(name).name());
      } catch (ModPowException refused) {
        System.out.println("named." + name + "=" + refused.getMessage());
      }
    }
  }

  /** An interrupt skips the second that the ranking in the background would wait. */
  private static void rank() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("cognitosrp-modpow-calibration")) {
        thread.interrupt();
        thread.join();
      }
    }
  }

  /** Opens all without measuring them, which takes most of two seconds. */
  private static List<ModPowStatus> opened() {
    for (ModPowStatus row : ModPows.installed()) {
      row.name().ifPresent(ModPows::preferring);
    }
    return ModPows.installed();
  }
}
