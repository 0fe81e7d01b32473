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
    List<ModPowStatus> rows = ModPows.diagnose();
    for (ModPowStatus row : rows) {
      String name = row.name().or(row::providerClass).orElse("?");
      System.out.println(name + ".state=" + row.state());
      System.out.println(name + ".reason=" + row.reason());
      System.out.println(name + ".library=" + row.library().orElse(""));
    }
    System.out.println("rows=" + rows.size());
    System.out.println("same=" + rows.toString().equals(ModPows.diagnose().toString()));
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
