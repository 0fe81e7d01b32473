package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.testing.HostileValues;
import io.github.cognitosrp.testing.PublicApi;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Null, and numbers and texts that nobody expects, for every argument of every public member. */
class HostileArgumentTest implements PublicApi.Samples {
  private static final BigInteger N = BigInteger.valueOf(1_000_003);

  /** Below, at and far beyond what is taken; one number is a megabit long. */
  private static final List<BigInteger> NUMBERS =
      List.of(
          BigInteger.ONE.negate(),
          BigInteger.ZERO,
          BigInteger.ONE.shiftLeft(8),
          BigInteger.ONE.shiftLeft(1 << 20),
          BigInteger.ONE.shiftLeft(1 << 20).negate());

  private final ModPowProvider provider = StubProvider.right("stub", Hardening.BLINDED, false);
  private final ModPowRegistry registry = ModPowRegistry.of(provider);

  @Override
  public Object valid(Class<?> type, String name) {
    return switch (type.getSimpleName()) {
      case "ModPow" -> registry.named("stub");
      case "FixedBase" -> registry.named("stub").fixedBase(BigInteger.TWO, N, 8);
      case "ModPowRegistry" -> registry;
      case "BigInteger" -> name.equals("modulus") ? N : BigInteger.TWO;
      case "int" -> 8;
      case "String" -> "stub";
      case "String[]" -> new String[] {"stub"};
      case "ClassLoader" -> getClass().getClassLoader();
      case "ModPowProvider[]" -> new ModPowProvider[] {provider};
      default -> throw new AssertionError("no valid argument of " + type);
    };
  }

  private List<PublicApi.Argument> arguments() throws Exception {
    return PublicApi.arguments(this, ModPow.class).stream()
        // Java's own.
        .filter(argument -> !argument.member().getDeclaringClass().isEnum())
        .toList();
  }

  @Test
  void nullIsRefusedByTheArgumentsName() throws Exception {
    int checked = 0;
    for (PublicApi.Argument argument : arguments()) {
      if (!argument.type().isPrimitive()) {
        assertThat(catchThrowable(() -> argument.call(null)))
            .as("%s", argument)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("the " + argument.name() + " must not be null");
        checked++;
      }
    }
    assertThat(checked).isEqualTo(16);
  }

  @Test
  void anythingElseIsTakenOrRefusedByTheArgumentsName() throws Exception {
    int refusals = 0;
    for (PublicApi.Argument argument : arguments()) {
      for (Object value : hostile(argument.type())) {
        Throwable refusal = catchThrowable(() -> argument.call(value));
        if (refusal instanceof ModPowUnavailableException) {
          // It has the reasons of all backends, and may be long.
          assertThat(refusal.getMessage()).doesNotContain(HostileValues.MARK);
        } else if (refusal != null) {
          assertThat(refusal).as("%s", argument).isInstanceOf(IllegalArgumentException.class);
          HostileValues.checkMessage(refusal, argument.name());
        }
        refusals += refusal == null ? 0 : 1;
      }
    }
    assertThat(refusals).isGreaterThan(50);
  }

  private static List<?> hostile(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "BigInteger" -> NUMBERS;
      case "String[]" -> HostileValues.TEXTS.stream().map(text -> new String[] {text}).toList();
      default -> HostileValues.of(type);
    };
  }
}
