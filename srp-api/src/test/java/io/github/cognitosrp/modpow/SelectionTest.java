package io.github.cognitosrp.modpow;

import static io.github.cognitosrp.modpow.Hardening.BLINDED;
import static io.github.cognitosrp.modpow.Hardening.CONSTANT_TIME;
import static io.github.cognitosrp.modpow.Hardening.VARIABLE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which backend a consumer gets, by default and by name. */
class SelectionTest {

  @AfterEach
  void forgetTheOverride() {
    System.clearProperty(ModPows.PROPERTY);
  }

  @Test
  void aLeakingBackendIsNeverTheDefaultEvenIfNoOtherIsReady() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("quick-vartime", VARIABLE_TIME, 0),
            StubProvider.unavailable("hardened", "its library is not installed"));
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(registry::best)
        .withMessage(
            "no hardened modular exponentiation backend is ready; installed: quick-vartime is"
                + " ready; hardened is not: its library is not installed");
    registry.status();
    assertThatExceptionOfType(ModPowUnavailableException.class).isThrownBy(registry::best);
  }

  @Test
  void constantTimeComesBeforeBlindedHoweverSlow() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("blinded", BLINDED, 0),
            new StubProvider("constant", CONSTANT_TIME, 0, StubProvider.SlowBackend::new));
    assertThat(registry.status())
        .extracting(ModPowStatus::name)
        .containsExactly("constant", "blinded");
    assertThat(registry.status()).extracting(ModPowStatus::rank).containsExactly(1, 2);
    assertThat(registry.best().name()).isEqualTo("constant");
  }

  @Test
  void amongEquallyHardenedBackendsTheFasterOneWinsWhateverTheirOrder() {
    StubProvider slow = StubProvider.blinded("slow", StubProvider.SlowBackend::new);
    StubProvider fast = StubProvider.blinded("fast", StubProvider.RightBackend::new);
    for (ModPowRegistry registry :
        new ModPowRegistry[] {ModPowRegistry.of(slow, fast), ModPowRegistry.of(fast, slow)}) {
      registry.status();
      assertThat(registry.best().name()).isEqualTo("fast");
    }
  }

  @Test
  void theFirstAnswerIsTheHardenedBackendThatStartsFastest() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("late", BLINDED, 500),
            StubProvider.right("early", BLINDED, 5),
            StubProvider.right("leaking-vartime", VARIABLE_TIME, 0));
    assertThat(registry.best().name()).isEqualTo("early");
  }

  @Test
  void aBackendThatIsNotReadyGivesWayToTheNext() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.unavailable("first", "no such library"),
            StubProvider.right("second", BLINDED, 100));
    assertThat(registry.best().name()).isEqualTo("second");
    registry.status();
    assertThat(registry.best().name()).isEqualTo("second");
  }

  @Test
  void requiredMeansThatBackendOrAnExceptionThatTellsAboutAll() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("here", BLINDED, 0),
            StubProvider.unavailable("wanted", "needs libwanted 3"));
    assertThat(registry.named("here").name()).isEqualTo("here");
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(() -> registry.named("wanted"))
        .withMessage(
            "modular exponentiation backend 'wanted' is not ready; installed: here is ready; wanted"
                + " is not: needs libwanted 3");
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(() -> registry.named("unheard-of"))
        .withMessageContaining("'unheard-of' is not ready; installed: here is ready");
  }

  @Test
  void preferredMeansThatBackendOrTheDefault() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("default", BLINDED, 0),
            StubProvider.unavailable("wanted", "needs libwanted 3"),
            StubProvider.right("named-vartime", VARIABLE_TIME, 0));
    assertThat(registry.preferring("wanted").name()).isEqualTo("default");
    assertThat(registry.preferring("wanted", "named-vartime").name()).isEqualTo("named-vartime");
    assertThat(registry.preferring().name()).isEqualTo("default");
  }

  @Test
  void theSystemPropertyOverridesTheDefaultAndIsBinding() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("default", CONSTANT_TIME, 0),
            StubProvider.right("other", BLINDED, 0),
            StubProvider.unavailable("missing", "not installed"));
    System.setProperty(ModPows.PROPERTY, " other ");
    assertThat(registry.best().name()).isEqualTo("other");
    System.setProperty(ModPows.PROPERTY, "missing");
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(registry::best)
        .withMessageContaining("missing is not: not installed");
    System.setProperty(ModPows.PROPERTY, "");
    assertThat(registry.best().name()).isIn("default", "other");
  }

  @Test
  void withNothingInstalledTheMessageSaysWhatToAdd() {
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(() -> ModPowRegistry.of().best())
        .withMessageContaining("none is installed: add srp-bigint or another backend");
    assertThat(ModPowRegistry.of().status()).isEmpty();
  }

  @Test
  void ofTwoBackendsWithOneNameTheOneThatIsReadyAnswers() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.unavailable("twin", "not installed"),
            StubProvider.right("twin", BLINDED, 0));
    assertThat(registry.named("twin").library()).isEqualTo("stub 1.0");
  }

  @Test
  void rowsComeRankedFirstThenTheLeakingThenTheUnusable() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.unavailable("a-missing", "not installed"),
            StubProvider.right("b-vartime", VARIABLE_TIME, 0),
            StubProvider.right("c-blinded", BLINDED, 0));
    assertThat(registry.status())
        .extracting(ModPowStatus::name)
        .containsExactly("c-blinded", "b-vartime", "a-missing");
    assertThat(registry.status()).extracting(ModPowStatus::rank).containsExactly(1, 0, 0);
    assertThat(registry.status().get(1).reason())
        .isEqualTo("variable time: only when asked for by name");
  }
}
