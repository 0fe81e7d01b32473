package io.github.cognitosrp.cognito;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPows;
import java.util.List;

/** The backends that are installed and ready here. */
final class Backends {
  private Backends() {}

  static List<ModPow> ready() {
    return ModPows.diagnose().stream()
        .filter(ModPowStatus::isReady)
        .map(row -> ModPows.named(row.name().orElseThrow()))
        .toList();
  }
}
