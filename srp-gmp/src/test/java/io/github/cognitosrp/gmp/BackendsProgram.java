package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.ModPowException;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPows;
import java.util.List;

/**
 * What a consumer sees: the default, the list of backends, and what asking for one by name does.
 */
public final class BackendsProgram {
  private BackendsProgram() {}

  /**
   * Prints it.
   *
   * @param arguments the names to ask for
   */
  public static void main(String[] arguments) {
    System.out.println("first=" + ModPows.best().name());
    List<ModPowStatus> rows = ModPows.installed();
    for (ModPowStatus row : rows) {
      System.out.println(row.name() + ".state=" + row.state());
      System.out.println(row.name() + ".reason=" + row.reason());
      System.out.println(row.name() + ".library=" + row.library());
    }
    System.out.println("rows=" + rows.size());
    System.out.println("same=" + rows.equals(ModPows.installed()));
    System.out.println("best=" + ModPows.best().name());
    for (String name : arguments) {
      System.out.println("preferring." + name + "=" + ModPows.preferring(name).name());
      try {
        System.out.println("named." + name + "=" + ModPows.named(name).name());
      } catch (ModPowException refused) {
        System.out.println("named." + name + "=" + refused.getMessage());
      }
    }
  }
}
