package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.awssdk.device.DeviceStoreException;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.SrpStateException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the views and the helpers take at their limits, and what they close. */
class SdkLimitsTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();
  private static final String DEVICE_KEY = "eu-central-1_12345678-90ab-cdef-1234-567890abcdef";

  /** RFC 4226, appendix D: the code of the counter 0. */
  @Test
  void theFirstMomentOfThe1970sHasACode() {
    assertThat(Totp.code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Instant.EPOCH)).isEqualTo("755224");
  }

  @Test
  void aSecretHas512DigitsAtMostAndEightBitsAtLeast() {
    assertThat(Totp.code("A".repeat(512), Instant.EPOCH)).matches("[0-9]{6}");
    assertThat(Totp.code("AA", Instant.EPOCH)).isEqualTo(Totp.code("AAAA", Instant.EPOCH));
    assertThatIllegalArgumentException().isThrownBy(() -> Totp.keyUri("Acme", "alice", "1"));
  }

  @Test
  void anAnswerWithALongerTextThanCognitosLongestIsRefused() throws IOException {
    String answer = ScriptedService.PASSWORD_VERIFIER;
    String session = "s".repeat(131_073);
    try (ScriptedService service =
        new ScriptedService(answer.replace("a-session-of-some-length", session))) {
      CognitoSignIn signIn = Way.BLOCKING.builder(service.endpoint(), SRP).build();

      assertThatThrownBy(() -> signIn.start("alice", "pw".toCharArray()))
          .isInstanceOf(UnexpectedResponseException.class)
          .hasMessageContaining("at most 131072 characters in Session");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://duo.example/",
        "http://localhost:1/",
        "http://127.0.0.1/",
        "http://[::1]/"
      })
  void theBrowserIsSentToAnHttpsAddressOrThisMachine(String url) {
    DuoRedirect redirect =
        DuoRedirect.of(Map.of("duoAuthUrl", url, "state", "state")).orElseThrow();
    assertThat(redirect.url()).contains(URI.create(url));
    assertThat(redirect.isBypassed()).isFalse();
    assertThat(redirect.answerFor("code", "state"))
        .isEqualTo("{\"duo_code\":\"code\",\"state\":\"state\"}");
    assertThatIllegalArgumentException().isThrownBy(() -> redirect.answerFor("code", ""));
  }

  @Test
  void aRedirectWithoutAStateIsNone() {
    for (Map<String, String> parameters :
        List.of(
            Map.of("duoAuthUrl", "https://duo.example/"),
            Map.of("duoAuthUrl", "https://duo.example/", "state", ""))) {
      assertThatThrownBy(() -> DuoRedirect.of(parameters))
          .isInstanceOf(UnexpectedResponseException.class);
    }
  }

  @Test
  void whatIsThereInsteadOfARedirectIsToldApart() {
    assertThat(DuoRedirect.of(Map.of("duoBypass", "false"))).isEmpty();
    assertThat(DuoRedirect.of(Map.of("duoBypass", "true")).orElseThrow())
        .hasToString("DuoRedirect[bypass]");
    assertThat(DuoRedirect.of(Map.of("duoUnavailable", "true")).orElseThrow())
        .hasToString("DuoRedirect[unavailable]");
  }

  @Test
  void hintsForTheBrowserThatAreOfAnotherTypeAreLeftOut() {
    Fido2Options options =
        Fido2Options.parse(
            "{\"challenge\":\"c\",\"timeout\":1.5,\"credentials\":"
                + "[{\"id\":\"one\",\"transports\":[\"usb\",7]},{\"id\":7},8]}");
    assertThat(options.credentialIds()).containsExactly("one");
    assertThat(options.credentialRequestOptions())
        .isEqualTo(
            "{\"challenge\":\"c\",\"allowCredentials\":"
                + "[{\"type\":\"public-key\",\"id\":\"one\",\"transports\":[\"usb\"]}]}");
    assertThat(Fido2Options.parse("{\"challenge\":\"c\",\"timeout\":\"9\"}"))
        .satisfies(text -> assertThat(text.credentialRequestOptions()).doesNotContain("timeout"));
  }

  /** A store that hands out devices and remembers which. */
  private static final class OneDevice implements DeviceStore {
    final List<RememberedDevice> loaded = new ArrayList<>();
    final List<String> removed = new ArrayList<>();

    @Override
    public Optional<RememberedDevice> load(DeviceOwner owner) {
      RememberedDevice device =
          RememberedDevice.restore(DEVICE_KEY, "-GroupKey", "password".toCharArray());
      loaded.add(device);
      return Optional.of(device);
    }

    @Override
    public void save(DeviceOwner owner, RememberedDevice device) {}

    @Override
    public void remove(DeviceOwner owner, String deviceKey) {
      removed.add(owner.username() + " " + deviceKey);
      throw new IllegalStateException("the disk is full");
    }
  }

  @Test
  void aDeviceThatIsLookedAtIsClosed() {
    OneDevice store = new OneDevice();
    KnownDevices devices = new KnownDevices(SRP, store);

    assertThat(devices.key("alice")).isEqualTo(DEVICE_KEY);
    assertThat(devices.load("alice", DEVICE_KEY + "0")).as("another device").isEmpty();
    for (RememberedDevice closed : store.loaded) {
      assertThatThrownBy(closed::exportSecretPassword)
          .isInstanceOf(SrpStateException.class)
          .hasMessage("the remembered device is closed");
    }
    assertThat(store.loaded).hasSize(2);
    try (RememberedDevice device = devices.load("alice", DEVICE_KEY).orElseThrow()) {
      assertThat(device.exportSecretPassword()).isEqualTo("password".toCharArray());
    }
    assertThat(new KnownDevices(SRP, DeviceStore.none()).key("alice")).isNull();
    assertThat(new KnownDevices(SRP, DeviceStore.none()).load("alice", DEVICE_KEY)).isEmpty();
  }

  @Test
  void aStoreThatCannotRemoveADeviceIsNamedInTheRefusal() {
    OneDevice store = new OneDevice();
    KnownDevices devices = new KnownDevices(SRP, store);
    IllegalArgumentException refusal = new IllegalArgumentException("refused");

    devices.removeRefused("alice", DEVICE_KEY, refusal);

    assertThat(store.removed).containsExactly("alice " + DEVICE_KEY);
    assertThat(refusal.getSuppressed()).hasSize(1);
    assertThat(refusal.getSuppressed()[0])
        .isInstanceOf(DeviceStoreException.class)
        .cause()
        .hasMessage("the disk is full");
  }
}
