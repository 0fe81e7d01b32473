package io.github.cognitosrp.openssl;

import com.sun.jna.NativeLibrary;
import io.github.cognitosrp.modpow.ModPows;

/**
 * Looks for a function of libcrypto in the scope that libraries loaded later are linked against.
 */
public final class GlobalScopeProgram {
  private GlobalScopeProgram() {}

  public static void main(String[] arguments) {
    System.out.println("before=" + isGlobal());
    ModPows.named("openssl");
    System.out.println("afterOurs=" + isGlobal());
    NativeLibrary.getInstance(arguments[0]);
    System.out.println("afterJnasDefault=" + isGlobal());
  }

  /** JNA's handle of the process searches as {@code dlsym(RTLD_DEFAULT, …)} does. */
  private static boolean isGlobal() {
    try {
      NativeLibrary.getProcess().getGlobalVariableAddress("BN_new");
      return true;
    } catch (UnsatisfiedLinkError absent) {
      return false;
    }
  }
}
