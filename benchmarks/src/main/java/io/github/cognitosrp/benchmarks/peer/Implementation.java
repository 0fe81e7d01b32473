package io.github.cognitosrp.benchmarks.peer;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who computes: the baselines that a user would otherwise have, and the backends. */
public enum Implementation {
  /** What Amazon's own Java sample does: {@code BigInteger} and an {@code a} of 1024 bits. */
  REFERENCE(null),
  /** Bouncy Castle's {@code SRP6Client}. */
  BOUNCYCASTLE(null),
  /** The backend {@code bigint}. */
  BIGINT("bigint"),
  /** The backend {@code bigint-vartime}. */
  BIGINT_VARTIME("bigint-vartime"),
  /** The backend {@code gmp} with the libgmp that it brings. */
  GMP("gmp"),
  /** The backend {@code gmp} with the operating system's libgmp. */
  GMP_SYSTEM("gmp", "-Dcognitosrp.gmp.library=system"),
  /** The backend {@code gmp} with a libgmp that the person who measures names. */
  GMP_TUNED("gmp"),
  /** The backend {@code gmp-vartime} with the libgmp that it brings. */
  GMP_VARTIME("gmp-vartime"),
  /** The backend {@code openssl}. */
  OPENSSL("openssl"),
  /** The backend {@code ifma}. */
  IFMA("ifma"),
  /** The backend {@code montgomery}, with vectors where the JVM has them. */
  MONTGOMERY("montgomery"),
  /** The backend {@code montgomery} in a JVM without the Vector API's module. */
  MONTGOMERY_SCALAR("montgomery"),
  /** What the library chooses unless told otherwise. */
  DEFAULT(null);

  private final @Nullable String backend;
  private final String jvmArgument;

  Implementation(@Nullable String backend) {
    this(backend, "");
  }

  Implementation(@Nullable String backend, String jvmArgument) {
    this.backend = backend;
    this.jvmArgument = jvmArgument;
  }

  /** The name in reports and result files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a JVM must be started with to get this one and no other. */
  List<String> jvmArguments() {
    return jvmArgument.isEmpty() ? List.of() : List.of(jvmArgument);
  }

  /** Whether the JVM has the Vector API's module, which makes the start of any JVM slower. */
  boolean withVectorApi() {
    return this == MONTGOMERY;
  }

  /** Whether the documents show it: what a user can have without further ado. */
  public boolean isHeadline() {
    return switch (this) {
      case BIGINT_VARTIME, GMP_SYSTEM, GMP_TUNED, GMP_VARTIME -> false;
      default -> true;
    };
  }

  /** Whether results name a backend so that hides its secrets. */
  public static boolean isHardenedBackend(String label) {
    return Arrays.stream(values())
        .anyMatch(known ->
            known.label().equals(label) && known.isBackend() && !label.endsWith("-vartime"));
  }

  public boolean isBackend() {
    return backend != null;
  }

  /** The backend; for {@link #DEFAULT}, what the library chooses now. */
  public ModPow modPow() {
    if (this == DEFAULT) {
      return ModPows.best();
    }
    if (backend == null) {
      throw new IllegalStateException(label() + " is no backend");
    }
    return ModPows.named(backend);
  }

  /**
   * A client that computes this way.
   *
   * @param ephemeral the length of the private {@code a}; baselines have their own
   */
  public SrpClient client(
      SignInScript script, EphemeralLength ephemeral, SecureRandom random, Clock clock) {
    return switch (this) {
      case REFERENCE -> new ReferenceClient(script, random, clock);
      case BOUNCYCASTLE -> new BouncyCastleClient(script, random, clock);
      default -> CognitoClient.with(script, modPow(), ephemeral, random, clock);
    };
  }
}
