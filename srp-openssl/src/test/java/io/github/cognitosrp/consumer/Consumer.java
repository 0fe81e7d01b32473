package io.github.cognitosrp.consumer;

import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.openssl.OpensslModPowProvider;

/** What a consumer's program sees; also prints where the provider's module stands. */
final class Consumer {
  private Consumer() {}

  public static void main(String[] args) {
    if (Boolean.getBoolean("consumer.jna.first")) {
      failToUseJna();
    }
    for (ModPowStatus status : ModPows.diagnose()) {
      System.out.println(
          status.name().orElseThrow()
              + " "
              + status.state()
              + " "
              + status.library().orElse("")
              + " "
              + status.reason());
    }
    System.out.println("named=" + OpensslModPowProvider.class.getModule().isNamed());
  }

  /** As another library of the program might do. */
  private static void failToUseJna() {
    try {
      Class.forName("com.sun.jna.Native");
      System.out.println("JNA works");
    } catch (ClassNotFoundException | LinkageError expected) {
      System.out.println("JNA failed");
    }
  }
}
