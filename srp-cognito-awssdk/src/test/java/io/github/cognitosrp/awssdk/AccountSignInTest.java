package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** Aliases, choice without a password, and signing out, in both ways. */
class AccountSignInTest {

  private static void run(Scene scene, Runnable waiting, Supplier<CompletableFuture<Void>> async) {
    scene.way.get(
        () -> {
          waiting.run();
          return null;
        },
        async);
  }

  @ParameterizedTest
  @EnumSource
  void whoSignsInWithAnAliasGetsTheCanonicalNameEverywhere(Way way) {
    try (Scene scene =
        new Scene(
            way,
            pool ->
                pool.aliases(Alias.EMAIL)
                    .appClient("web", "sesame")
                    .deviceTracking(DeviceTracking.ALWAYS))) {
      scene
          .pool
          .user("alice")
          .attribute("email", "a@b.example")
          .attribute("email_verified", "true");

      SignedIn first = scene.remember(scene.start("a@b.example", Scene.PASSWORD));
      assertThat(first.username()).isEqualTo("alice");
      assertThat(scene.refresh(first).username()).isEqualTo("alice");

      // The device is found although it was stored under the other name.
      assertThat(scene.start("a@b.example", Scene.PASSWORD)).isInstanceOf(SignedIn.class);
      assertThat(scene.start("alice", Scene.PASSWORD)).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAliasThatIsNotVerifiedIsNobody(Way way) {
    try (Scene scene =
        new Scene(way, pool -> pool.aliases(Alias.EMAIL).preventUserExistenceErrors(false))) {
      scene.pool.user("alice").attribute("email", "a@b.example");

      assertThatThrownBy(() -> scene.start("a@b.example", Scene.PASSWORD))
          .isInstanceOf(UserNotFoundException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoDoesNotExistIsRefusedLikeAWrongPasswordUnlessThePoolTells(Way way) {
    try (Scene scene = new Scene(way, pool -> pool)) {
      assertThatThrownBy(() -> scene.start("nobody", Scene.PASSWORD))
          .isInstanceOf(NotAuthorizedException.class)
          .hasMessageContaining("Incorrect username or password.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCKING, EMAIL, a@b.example",
    "ASYNC, EMAIL, a@b.example",
    "BLOCKING, PHONE_NUMBER, +4915112345678",
    "ASYNC, PHONE_NUMBER, +4915112345678",
    "BLOCKING, PREFERRED_USERNAME, al",
    "ASYNC, PREFERRED_USERNAME, al",
  })
  void eachKindOfAliasLeadsToItsUser(Way way, Alias alias, String value) {
    String attribute = alias.name().toLowerCase(Locale.ROOT);
    try (Scene scene = new Scene(way, pool -> pool.aliases(alias).appClient("web", "sesame"))) {
      scene.pool.user("alice").attribute(attribute, value);
      if (alias != Alias.PREFERRED_USERNAME) {
        scene.pool.user("alice").attribute(attribute + "_verified", "true");
      }

      SignInResult done = scene.start(value, Scene.PASSWORD);

      assertThat(done).isInstanceOf(SignedIn.class);
      assertThat(done.username()).isEqualTo("alice");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCKING, EMAIL_OTP, EMAIL",
    "ASYNC, EMAIL_OTP, EMAIL",
    "BLOCKING, SMS_OTP, SMS",
    "ASYNC, SMS_OTP, SMS",
  })
  void choiceBasedSignInGoesWithoutAPassword(Way way, FirstFactor factor, String medium) {
    try (Scene scene =
        new Scene(way, pool -> pool.firstFactors(factor).appClient("web", "sesame"))) {
      scene
          .pool
          .user("alice")
          .attribute("email", "a@b.example")
          .attribute("phone_number", "+4915112345678");
      FactorSelectionRequired choice = (FactorSelectionRequired) scene.startChoice("alice");
      assertThat(choice.available()).containsExactly("PASSWORD_SRP", "PASSWORD", factor.name());

      CodeRequired code = (CodeRequired) scene.choose(choice, factor.name());
      assertThat(code.challengeName()).isEqualTo(factor.name());
      assertThat(code.deliveryMedium()).contains(medium);

      assertThat(scene.answer(code, scene.pool.sentCodes().get(0).code()))
          .isInstanceOf(SignedIn.class);
    }
  }

  /** The session holds for as long as the pool says, to the second. */
  @ParameterizedTest
  @CsvSource({"BLOCKING, 299", "ASYNC, 299", "BLOCKING, 300", "ASYNC, 300"})
  void aCodeIsTakenAsLongAsThePoolKeepsTheSession(Way way, int seconds) {
    Instant start = Instant.parse("2026-11-09T09:05:00Z");
    AtomicReference<Clock> clock = new AtomicReference<>(Clock.fixed(start, ZoneOffset.UTC));
    try (Scene scene =
        new Scene(
            way,
            pool ->
                pool.mfa(MfaMode.OPTIONAL)
                    .sessionLifetime(Duration.ofMinutes(5))
                    .clock(new Following(clock)),
            srp -> srp.clock(new Following(clock)))) {
      scene.pool.user("alice").attribute("email", "a@b.example").mfa(MfaMethod.EMAIL_OTP);
      SignInResult mfa = scene.start();
      String code = scene.pool.sentCodes().get(0).code();
      clock.set(Clock.fixed(start.plusSeconds(seconds), ZoneOffset.UTC));

      if (seconds < 300) {
        assertThat(scene.answer(mfa, code)).isInstanceOf(SignedIn.class);
      } else {
        assertThatThrownBy(() -> scene.answer(mfa, code))
            .isInstanceOf(NotAuthorizedException.class)
            .hasMessageContaining("session is expired");
      }
    }
  }

  /** Whatever clock the test has set. */
  private static final class Following extends Clock {
    private final AtomicReference<Clock> clock;

    private Following(AtomicReference<Clock> clock) {
      this.clock = clock;
    }

    @Override
    public Instant instant() {
      return clock.get().instant();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @ParameterizedTest
  @EnumSource
  void usersAreListedPageByPage(Way way) {
    try (Scene scene = new Scene(way, pool -> pool.user("bob", "x").user("carol", "x"))) {
      ListUsersRequest request =
          ListUsersRequest.builder().userPoolId(scene.pool.userPoolId()).limit(2).build();

      List<String> names =
          scene.call(
              client ->
                  client.listUsersPaginator(request).users().stream()
                      .map(UserType::username)
                      .toList(),
              client -> {
                List<String> found = new CopyOnWriteArrayList<>();
                return client
                    .listUsersPaginator(request)
                    .users()
                    .subscribe(user -> found.add(user.username()))
                    .thenApply(done -> found);
              });

      assertThat(names).containsExactly("alice", "bob", "carol");
      assertThat(scene.calls()).containsExactly("ListUsers OK", "ListUsers OK");
    }
  }

  @ParameterizedTest
  @EnumSource
  void signingOutRevokesTheTokensOfThisSignInOnly(Way way) {
    try (Scene scene = new Scene(way, pool -> pool)) {
      SignedIn phone = scene.signedIn();
      SignedIn laptop = scene.signedIn();

      run(scene, phone::signOut, phone::signOutAsync);

      assertThatThrownBy(() -> scene.refresh(phone)).isInstanceOf(NotAuthorizedException.class);
      assertThatThrownBy(phone::devices).isInstanceOf(NotAuthorizedException.class);
      assertThat(scene.refresh(laptop)).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAppClientsSecretGoesAlongWhenItsUserSignsOut(Way way) {
    try (Scene scene = new Scene(way, pool -> pool.appClient("web", "sesame"))) {
      SignedIn alice = scene.signedIn();

      run(scene, alice::signOut, alice::signOutAsync);

      assertThatThrownBy(() -> scene.refresh(alice)).isInstanceOf(NotAuthorizedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void signingOutEverywhereEndsAllSignIns(Way way) {
    try (Scene scene = new Scene(way, pool -> pool)) {
      SignedIn phone = scene.signedIn();
      SignedIn laptop = scene.signedIn();

      run(scene, phone::signOutEverywhere, phone::signOutEverywhereAsync);

      assertThatThrownBy(() -> scene.refresh(laptop)).isInstanceOf(NotAuthorizedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void administratorsListForgetAndSignOutByName(Way way) {
    try (Scene scene = new Scene(way, pool -> pool.deviceTracking(DeviceTracking.ALWAYS))) {
      scene.as(scene.builder().admin(true).build());
      SignedIn alice = scene.remember(scene.start());

      assertThat(scene.way.get(alice::devices, alice::devicesAsync).devices()).hasSize(1);
      String key = alice.deviceKey().orElseThrow();
      run(scene, () -> alice.forgetDevice(key), () -> alice.forgetDeviceAsync(key));
      run(scene, alice::signOutEverywhere, alice::signOutEverywhereAsync);

      assertThat(scene.calls())
          .contains("AdminListDevices OK", "AdminForgetDevice OK", "AdminUserGlobalSignOut OK");
      assertThatThrownBy(() -> scene.refresh(alice)).isInstanceOf(NotAuthorizedException.class);
    }
  }
}
