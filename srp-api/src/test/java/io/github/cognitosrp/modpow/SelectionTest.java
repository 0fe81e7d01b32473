package io.github.cognitosrp.modpow;

import static io.github.cognitosrp.modpow.spi.Hardening.BLINDED;
import static io.github.cognitosrp.modpow.spi.Hardening.CONSTANT_TIME;
import static io.github.cognitosrp.modpow.spi.Hardening.VARIABLE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which backend a consumer gets, by default and by name. */
@Tag("slow")
class SelectionTest {

  @AfterEach
  void forgetTheOverride() {
    System.clearProperty(ModPows.PROPERTY);
  }

  @Test
  void aLeakingBackendIsNeverTheDefaultEvenIfNoOtherIsReady() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("quick-vartime", VARIABLE_TIME, false),
            StubProvider.unavailable("hardened", "its library is not installed"));
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(registry::best)
        .withMessage(
            "no hardened modular exponentiation backend is ready; installed: hardened is not ready:"
                + " its library is not installed; quick-vartime was not needed yet");
    registry.diagnose();
    assertThatExceptionOfType(ModPowUnavailableException.class).isThrownBy(registry::best);
  }

  @Test
  void constantTimeComesBeforeBlindedHoweverSlow() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("blinded", BLINDED, false),
            new StubProvider("constant", CONSTANT_TIME, false, StubProvider.SlowBackend::new));
    assertThat(registry.diagnose())
        .extracting(row -> row.name().orElseThrow())
        .containsExactly("constant", "blinded");
    assertThat(registry.diagnose())
        .extracting(ModPowStatus::rank)
        .containsExactly(OptionalInt.of(1), OptionalInt.of(2));
    assertThat(registry.best().name()).isEqualTo("constant");
  }

  @Test
  void amongEquallyHardenedBackendsTheFasterOneWinsWhateverTheirOrder() {
    StubProvider slow = StubProvider.blinded("slow", StubProvider.SlowBackend::new);
    StubProvider fast = StubProvider.blinded("fast", StubProvider.RightBackend::new);
    for (ModPowRegistry registry :
        new ModPowRegistry[] {ModPowRegistry.of(slow, fast), ModPowRegistry.of(fast, slow)}) {
      registry.diagnose();
      assertThat(registry.best().name()).isEqualTo("fast");
    }
  }

  @Test
  void theFirstAnswerIsAHardenedBackendWithoutNativeCode() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("late", BLINDED, true),
            StubProvider.right("early", BLINDED, false),
            StubProvider.right("leaking-vartime", VARIABLE_TIME, false));
    assertThat(registry.best().name()).isEqualTo("early");
  }

  @Test
  void aBackendThatIsNotReadyIsSkipped() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.unavailable("first", "no such library"),
            StubProvider.right("second", BLINDED, true));
    assertThat(registry.best().name()).isEqualTo("second");
    registry.diagnose();
    assertThat(registry.best().name()).isEqualTo("second");
  }

  @Test
  void namedReturnsThatBackendOrThrowsWithTheStateOfAll() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("here", BLINDED, false),
            StubProvider.unavailable("wanted", "needs libwanted 3"));
    assertThat(registry.named("here").name()).isEqualTo("here");
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(() -> registry.named("wanted"))
        .withMessage(
            "modular exponentiation backend 'wanted' is not ready; installed: here is ready; wanted"
                + " is not ready: needs libwanted 3");
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(() -> registry.named("unheard-of"))
        .withMessageContaining("'unheard-of' is not ready; installed: here is ready");
  }

  @Test
  void preferringReturnsThatBackendOrTheDefault() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("default", BLINDED, false),
            StubProvider.unavailable("wanted", "needs libwanted 3"),
            StubProvider.right("named-vartime", VARIABLE_TIME, false));
    assertThat(registry.preferring("wanted").name()).isEqualTo("default");
    assertThat(registry.preferring("wanted", "named-vartime").name()).isEqualTo("named-vartime");
    assertThat(registry.preferring().name()).isEqualTo("default");
  }

  @Test
  void theSystemPropertyOverridesTheDefaultWithoutFallback() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("default", CONSTANT_TIME, false),
            StubProvider.right("other", BLINDED, false),
            StubProvider.unavailable("missing", "not installed"));
    System.setProperty(ModPows.PROPERTY, " other ");
    assertThat(registry.best().name()).isEqualTo("other");
    System.setProperty(ModPows.PROPERTY, "missing");
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(registry::best)
        .withMessageContaining("missing is not ready: not installed");
    System.setProperty(ModPows.PROPERTY, "");
    assertThat(registry.best().name()).isIn("default", "other");
  }

  @Test
  void withNothingInstalledTheMessageSaysWhatToAdd() {
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(() -> ModPowRegistry.of().best())
        .withMessageContaining("none is installed: add srp-bigint or another backend");
    assertThat(ModPowRegistry.of().diagnose()).isEmpty();
  }

  @Test
  void ofTwoBackendsWithOneNameTheOneThatIsReadyAnswers() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.unavailable("twin", "not installed"),
            StubProvider.right("twin", BLINDED, false));
    assertThat(registry.named("twin").library()).isEqualTo("stub 1.0");
  }

  @Test
  void rowsComeRankedFirstThenTheLeakingThenTheUnusable() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.unavailable("a-missing", "not installed"),
            StubProvider.right("b-vartime", VARIABLE_TIME, false),
            StubProvider.right("c-blinded", BLINDED, false));
    assertThat(registry.diagnose())
        .extracting(row -> row.name().orElseThrow())
        .containsExactly("c-blinded", "b-vartime", "a-missing");
    assertThat(registry.diagnose())
        .extracting(ModPowStatus::rank)
        .containsExactly(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty());
    assertThat(registry.diagnose().get(1).reason())
        .isEqualTo("variable time: only when asked for by name");
  }

  @Test
  void askingForABackendThatIsNotThereOpensNoOther() {
    StubProvider other = StubProvider.right("other", BLINDED, false);
    StubProvider leaking = StubProvider.right("leaking-vartime", VARIABLE_TIME, false);
    ModPowRegistry registry = ModPowRegistry.of(other, leaking);
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(() -> registry.named("unheard-of"))
        .withMessage(
            "modular exponentiation backend 'unheard-of' is not ready; installed: leaking-vartime"
                + " was not needed yet; other was not needed yet");
    assertThat(other.opened).hasValue(0);
    assertThat(leaking.opened).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "OpenSSL", "bigint\n", "\u202ebigint", "here/../there"})
  void aNameThatNoBackendCanHaveIsNotShown(String name) {
    ModPowRegistry registry = ModPowRegistry.of(StubProvider.right("here", BLINDED, false));
    for (String wanted : new String[] {name, name + "x".repeat(1 << 20)}) {
      assertThatExceptionOfType(ModPowUnavailableException.class)
          .isThrownBy(() -> registry.named(wanted))
          .withMessage(
              "modular exponentiation backend whose name is not 1 to 32 of a-z, 0-9 and -, is not"
                  + " ready; installed: here was not needed yet");
    }
  }

  @Test
  void theListOfWhatIsInstalledOpensAndMeasuresNothing() {
    StubProvider provider = StubProvider.right("idle", BLINDED, true);
    ModPowRegistry registry = ModPowRegistry.of(provider);
    ModPowStatus row = registry.installed().get(0);
    assertThat(provider.opened).hasValue(0);
    assertThat(row.state()).isEqualTo(ModPowStatus.State.NOT_OPENED);
    assertThat(row.isReady()).isFalse();
    assertThat(row.name()).contains("idle");
    assertThat(row.hardening()).contains(BLINDED);
    assertThat(row.library()).isEmpty();
    assertThat(row.rank()).isEmpty();
    assertThat(row.modPowMicros()).isEmpty();
    assertThat(row).hasToString("idle: NOT_OPENED, not needed yet");
    registry.best();
    assertThat(registry.installed().get(0)).hasToString("idle: READY, BLINDED, not ranked yet");
  }

  @Test
  void nullIsRefusedByTheNameOfTheArgument() {
    ModPowRegistry registry = ModPowRegistry.of();
    refused(() -> registry.named(null), "the name must not be null");
    refused(() -> registry.preferring((String[]) null), "the names must not be null");
    refused(() -> registry.preferring("a", null), "the name must not be null");
    refused(() -> ModPowRegistry.load(null), "the loader must not be null");
    refused(() -> ModPowRegistry.of((ModPowProvider) null), "the provider must not be null");
    refused(() -> ModPowRegistry.of((ModPowProvider[]) null), "the providers must not be null");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }
}
