package io.github.cognitosrp.modpow.spi;

import io.github.cognitosrp.modpow.FaultyModPowException;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.ModPowUnavailableException;
import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Flipped bits of each kind, and how many of them were caught. */
public final class FlipCount {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final int POWERS = 8;

  /** What became of a flipped bit. */
  public enum Outcome {
    /** Before the first use. */
    CAUGHT,
    /** All powers are right, as with a bit of a number that is never read. */
    WITHOUT_EFFECT,
    /** A power was wrong, or the backend was put in quarantine, after the self-test had passed. */
    WRONG
  }

  private final Map<String, Map<Outcome, Integer>> kinds = new TreeMap<>();

  /** Opens a backend that has a flipped bit, and uses it if its self-test lets that happen. */
  public static Outcome outcome(ModPowProvider provider, Random random) {
    ModPow modPow;
    try {
      modPow = ModPowRegistry.of(provider).named(provider.name());
    } catch (ModPowUnavailableException caught) {
      return Outcome.CAUGHT;
    }
    try {
      return arePowersRight(modPow, random) ? Outcome.WITHOUT_EFFECT : Outcome.WRONG;
    } catch (FaultyModPowException foundByTheLongTest) {
      return Outcome.WRONG;
    }
  }

  private static boolean arePowersRight(ModPow modPow, Random random) {
    for (int i = 0; i < POWERS; i++) {
      BigInteger base = new BigInteger(N.bitLength() - 1, random);
      BigInteger exponent = new BigInteger(320, random);
      if (!modPow.modPow(base, exponent, 320, N).equals(base.modPow(exponent, N))
          || !modPow.fixedBase(G, N, 320).pow(exponent).equals(G.modPow(exponent, N))) {
        return false;
      }
    }
    return true;
  }

  /** Adds one flipped bit. */
  public void add(String kind, Outcome outcome) {
    kinds.computeIfAbsent(kind, k -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
  }

  /** {@return how many flipped bits had an outcome} */
  public int count(Outcome outcome) {
    return kinds.values().stream().mapToInt(kind -> kind.getOrDefault(outcome, 0)).sum();
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner("; ");
    kinds.forEach((kind, outcomes) ->
        text.add(
            "%s: %,d caught, %,d without effect, %,d wrong"
                .formatted(
                    kind,
                    outcomes.getOrDefault(Outcome.CAUGHT, 0),
                    outcomes.getOrDefault(Outcome.WITHOUT_EFFECT, 0),
                    outcomes.getOrDefault(Outcome.WRONG, 0))));
    return text.toString();
  }
}
