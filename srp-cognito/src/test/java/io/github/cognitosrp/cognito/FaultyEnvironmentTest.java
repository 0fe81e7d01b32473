package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.testing.HostileValues;
import java.io.IOException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A clock or a source of randomness that fails is named before anything is sent. */
class FaultyEnvironmentTest {
  private static final PasswordVerifierChallenge CHALLENGE = Samples.challenge(Samples.server(1));
  private static final NewDeviceMetadata DEVICE =
      new NewDeviceMetadata(Samples.DEVICE_KEY, Samples.DEVICE_GROUP_KEY);

  static Stream<Arguments> faultyClocks() {
    String year = "the clock must be in a year from 1000 to 9999";
    return Stream.of(
        Arguments.of(supplier(Instant.MIN), year),
        Arguments.of(supplier(Instant.MAX), year),
        Arguments.of(supplier(Instant.parse("0999-12-31T23:59:59Z")), year),
        Arguments.of(supplier(Instant.parse("+10000-01-01T00:00:00Z")), year),
        Arguments.of(supplier(null), "the clock must not return null"),
        Arguments.of(
            (Supplier<Instant>)
                () -> {
                  throw new DateTimeException("broken");
                },
            "the clock failed"),
        Arguments.of(
            (Supplier<Instant>) () -> FaultyEnvironmentTest.<RuntimeException>undeclared(),
            "the clock failed"));
  }

  /** Throws what nobody declares, as code in other languages does. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> Instant undeclared() throws E {
    throw (E) new IOException("broken");
  }

  private static Supplier<Instant> supplier(Instant instant) {
    return () -> instant;
  }

  @ParameterizedTest
  @MethodSource("faultyClocks")
  void noSessionBeginsWithAFaultyClock(Supplier<Instant> faulty, String message) {
    CognitoSrp srp = Samples.builder().clock(HostileValues.clock(faulty)).build();
    assertThatThrownBy(() -> srp.beginUser(Samples.ALIAS))
        .isInstanceOf(SrpComputationException.class)
        .hasMessage(message);
    try (RememberedDevice device = Samples.device()) {
      assertThatThrownBy(() -> srp.beginDevice(Samples.USER_ID, device))
          .isInstanceOf(SrpComputationException.class)
          .hasMessage(message);
    }
  }

  @ParameterizedTest
  @MethodSource("faultyClocks")
  void noAnswerIsSignedWithAClockThatFailsLater(Supplier<Instant> faulty, String message) {
    boolean[] fails = {false};
    Clock clock = HostileValues.clock(() -> fails[0] ? faulty.get() : Samples.NOW);
    try (UserSrpSession session = Samples.builder().clock(clock).build().beginUser(Samples.ALIAS)) {
      fails[0] = true;
      assertThatThrownBy(() -> session.answer(CHALLENGE, Samples.password()))
          .isInstanceOf(SrpComputationException.class)
          .hasMessage(message);
    }
  }

  @Test
  void nothingButZerosIsNoRandomness() {
    CognitoSrp srp = Samples.builder().secureRandom(random(false)).build();
    for (Runnable use : uses(srp)) {
      assertThatThrownBy(use::run)
          .isInstanceOf(SrpComputationException.class)
          .hasMessage("the SecureRandom returned nothing but zeros");
    }
  }

  @Test
  void anExceptionOfTheSourceOfRandomnessIsTheCause() {
    CognitoSrp srp = Samples.builder().secureRandom(random(true)).build();
    for (Runnable use : uses(srp)) {
      assertThatThrownBy(use::run)
          .isInstanceOf(SrpComputationException.class)
          .hasMessage("the SecureRandom failed")
          .hasCauseInstanceOf(ProviderException.class);
    }
  }

  @Test
  void whatWasDrawnBeforeTheSourceFailedIsWiped() {
    for (Throwable failure :
        List.of(new ProviderException(), new IOException(), new StackOverflowError())) {
      FailingLate random = new FailingLate(failure);
      CognitoSrp srp = Samples.builder().secureRandom(random).build();

      for (Runnable use : uses(srp)) {
        Throwable thrown = catchThrowable(use::run);
        if (failure instanceof Exception) {
          assertThat(thrown)
              .isInstanceOf(SrpComputationException.class)
              .hasMessage("the SecureRandom failed")
              .hasCause(failure);
        } else {
          assertThat(thrown).isSameAs(failure);
        }
      }
      assertThat(random.drawn)
          .hasSize(3)
          .allSatisfy(bytes -> assertThat(bytes).hasSizeGreaterThan(31).containsOnly(0));
    }
  }

  /** Fills each array and then fails. */
  private static final class FailingLate extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final Throwable failure;
    private final transient List<byte[]> drawn = new ArrayList<>();

    FailingLate(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      drawn.add(bytes);
      Arrays.fill(bytes, (byte) 1);
      this.<RuntimeException>fail();
    }

    @SuppressWarnings("unchecked")
    private <E extends Throwable> void fail() throws E {
      throw (E) failure;
    }
  }

  @Test
  void aSaltOfZerosIsRefusedEvenIfThePasswordIsRandom() {
    byte[] password = new byte[40];
    password[0] = 1;
    CognitoSrp srp =
        Samples.builder().secureRandom(new GivenRandom(password, new byte[16])).build();
    assertThatThrownBy(() -> srp.newDevice(DEVICE))
        .isInstanceOf(SrpComputationException.class)
        .hasMessage("the SecureRandom returned nothing but zeros");
  }

  private static Iterable<Runnable> uses(CognitoSrp srp) {
    return Stream.<Runnable>of(
            () -> srp.beginUser(Samples.ALIAS),
            () -> srp.beginDevice(Samples.USER_ID, Samples.device()),
            () -> srp.newDevice(DEVICE))
        .toList();
  }

  private static SecureRandom random(boolean fails) {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        if (fails) {
          throw new ProviderException("no entropy");
        }
      }
    };
  }
}
