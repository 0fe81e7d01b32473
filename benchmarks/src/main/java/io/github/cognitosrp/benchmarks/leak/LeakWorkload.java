package io.github.cognitosrp.benchmarks.leak;

import io.github.cognitosrp.modpow.ModPow;
import java.util.Arrays;
import java.util.Random;

/** What is tested for leaks. */
enum LeakWorkload {
  /** A power of a random base with a secret exponent of 256 bits. */
  MOD_POW("modpow"),
  /** A power of g with a secret exponent of 256 bits. */
  POWERS_OF_G("powers-of-g"),
  /** A device verifier, from the device's password over x to g^x, computed in two ways. */
  VERIFIER("verifier"),
  /** A session's answer, from the password and the private a to the signature. */
  ANSWER("answer");

  private final String label;

  LeakWorkload(String label) {
    this.label = label;
  }

  /** The name on the command line and in results. */
  String label() {
    return label;
  }

  /**
   * The experiment with a backend.
   *
   * @param random where random secrets come from
   */
  Experiment experiment(ModPow modPow, Random random) {
    return switch (this) {
      case MOD_POW -> ExponentExperiment.modPow(modPow, random);
      case POWERS_OF_G -> ExponentExperiment.powersOfG(modPow, random);
      case VERIFIER -> new VerifierExperiment(modPow, random);
      case ANSWER -> new AnswerExperiment(modPow, random);
    };
  }

  static LeakWorkload of(String label) {
    return Arrays.stream(values())
        .filter(workload -> workload.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such workload: " + label));
  }
}
