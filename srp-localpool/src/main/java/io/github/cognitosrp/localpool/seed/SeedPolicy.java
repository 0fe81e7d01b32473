package io.github.cognitosrp.localpool.seed;

import io.github.cognitosrp.localpool.model.PasswordPolicy;
import org.jspecify.annotations.Nullable;

/** A password policy; what is left out is not asked for. */
record SeedPolicy(
    @Nullable Integer minLength,
    @Nullable Boolean uppercase,
    @Nullable Boolean lowercase,
    @Nullable Boolean numbers,
    @Nullable Boolean symbols,
    @Nullable Integer historySize) {

  PasswordPolicy policy() {
    return new PasswordPolicy(
        minLength == null ? 1 : minLength,
        Boolean.TRUE.equals(uppercase),
        Boolean.TRUE.equals(lowercase),
        Boolean.TRUE.equals(numbers),
        Boolean.TRUE.equals(symbols),
        historySize == null ? 0 : historySize);
  }
}
