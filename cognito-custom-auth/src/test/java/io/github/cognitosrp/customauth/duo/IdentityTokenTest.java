package io.github.cognitosrp.customauth.duo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cognitosrp.customauth.Verdict;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claims of an identity token, at the limits of what is accepted. */
class IdentityTokenTest {
  private static final long NOW = 1_795_766_400L;

  private final DuoSettings settings = settings(DuoStandIn.CLIENT_SECRET);

  private static DuoSettings settings(String secret) {
    return new DuoSettings(
        DuoStandIn.CLIENT_ID,
        () -> secret,
        URI.create("https://duo.example"),
        URI.create("https://app.example/back"),
        Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC),
        new SecureRandom());
  }

  private Verdict check(String claim, Object value) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://duo.example/oauth/v1/token");
    claims.put("aud", DuoStandIn.CLIENT_ID);
    claims.put("exp", NOW + 300);
    claims.put("iat", NOW);
    claims.put("nonce", "nonce");
    claims.put("preferred_username", "alice");
    claims.put("auth_result", Map.of("result", "allow"));
    claims.put(claim, value);
    String token =
        DuoStandIn.token(Jwt.JSON.writeValueAsBytes(claims), "HS512", DuoStandIn.CLIENT_SECRET);
    return IdentityToken.check(token, settings, "alice", "nonce");
  }

  @ParameterizedTest
  @CsvSource({"exp, -59, true", "exp, -60, false", "iat, 60, true", "iat, 61, false"})
  void clocksMayBeAMinuteApartAndNoSecondMore(String claim, long seconds, boolean accepted) {
    assertThat(check(claim, NOW + seconds))
        .isEqualTo(
            accepted
                ? Verdict.accepted("Duo allows it")
                : Verdict.refused("the id_token's " + claim + " is wrong"));
  }

  @Test
  void timesAreWholeNumbers() {
    assertThat(check("exp", NOW + 300.0).accepted()).isFalse();
    assertThat(check("iat", NOW + 0.0).accepted()).isFalse();
  }

  @Test
  void theAudienceIsThisApplicationAloneAsATextOrAsAListOfOne() {
    assertThat(check("aud", DuoStandIn.CLIENT_ID).accepted()).isTrue();
    assertThat(check("aud", List.of(DuoStandIn.CLIENT_ID)).accepted()).isTrue();
    assertThat(check("aud", List.of(DuoStandIn.CLIENT_ID, DuoStandIn.CLIENT_ID)).accepted())
        .isFalse();
    assertThat(check("aud", Map.of("0", DuoStandIn.CLIENT_ID)).accepted()).isFalse();
  }

  @Test
  void theSettingsShowNoSecretAndWantAWholeOne() {
    assertThat(settings)
        .hasToString("DuoSettings[" + DuoStandIn.CLIENT_ID + ", https://duo.example]");
    for (String wrong : new String[] {null, "", "x".repeat(39), "x".repeat(41)}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> settings(wrong).secret())
          .withMessage("the client secret must have 40 characters");
    }
  }
}
