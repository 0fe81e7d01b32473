package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An authenticator app's codes: when they hold, and that each holds once. */
class SoftwareTokenTest {
  private static final String MISMATCH =
      "400 CodeMismatchException: Invalid code received for user";
  private static final String USED =
      "400 ExpiredCodeException: Your software token has already been used once.";

  private final TestClock clock = new TestClock("2026-11-09T09:05:00Z");
  private final LocalUserPool pool =
      LocalUserPool.builder()
          .clock(clock)
          .mfa(MfaMode.OPTIONAL)
          .user("alice", "correct horse")
          .start();
  private final PoolCaller caller = new PoolCaller(pool, pool.appClients().get(0), clock);

  @AfterEach
  void close() {
    pool.close();
  }

  private String secret() {
    return pool.user("alice").totpSecretCode().orElseThrow();
  }

  /** RFC 6238 with HMAC-SHA-1, 30 seconds and 6 digits, by the JCA. */
  private String code(String secretCode, int stepsAhead) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Base32.decode(secretCode), "HmacSHA1"));
      long step = clock.instant().getEpochSecond() / 30 + stepsAhead;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private PoolCaller.Reply challenge() {
    PoolCaller.Reply challenge = caller.signIn("alice", "correct horse");
    assertThat(challenge.at("/ChallengeName")).isEqualTo("SOFTWARE_TOKEN_MFA");
    return challenge;
  }

  private PoolCaller.Reply answer(PoolCaller.Reply challenge, String code) {
    return caller.respond(
        "SOFTWARE_TOKEN_MFA",
        challenge.at("/Session"),
        Map.of("USERNAME", "alice", "SOFTWARE_TOKEN_MFA_CODE", code));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void aCodeHoldsInItsOwnStepAndInTheOneBeforeAndAfter(int stepsAhead) {
    pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);

    assertThat(answer(challenge(), code(secret(), stepsAhead)).accessToken()).contains(".");
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 2})
  void twoStepsOffIsAWrongCodeAfterWhichTheRightOneStillHolds(int stepsAhead) {
    pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    PoolCaller.Reply challenge = challenge();

    assertThat(answer(challenge, code(secret(), stepsAhead)).error()).isEqualTo(MISMATCH);
    assertThat(answer(challenge, "12345").error()).isEqualTo(MISMATCH);
    assertThat(answer(challenge, code(secret(), 0)).accessToken()).contains(".");
  }

  /** Whoever has the password may guess, but not for long: it does not end the count. */
  @Test
  void fiveWrongCodesLockTheUserOutEvenIfThePasswordIsRightInBetween() {
    pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    for (int i = 0; i < 2; i++) {
      assertThat(answer(challenge(), "000000").error()).isEqualTo(MISMATCH);
    }
    PoolCaller.Reply challenge = challenge();
    for (int i = 0; i < 3; i++) {
      assertThat(answer(challenge, "000000").error()).isEqualTo(MISMATCH);
    }
    String locked = "400 NotAuthorizedException: Password attempts exceeded";
    assertThat(answer(challenge, code(secret(), 0)).error()).isEqualTo(locked);
    assertThat(caller.signIn("alice", "correct horse").error()).isEqualTo(locked);
    clock.advance(Duration.ofSeconds(1));
    assertThat(answer(challenge, code(secret(), 0)).accessToken()).contains(".");
    assertThat(answer(challenge(), "000000").error()).isEqualTo(MISMATCH);
  }

  @Test
  void aCodeThatHasBeenTakenIsRefusedAndTheNextOneTaken() {
    pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    answer(challenge(), code(secret(), 0));

    PoolCaller.Reply challenge = challenge();
    assertThat(answer(challenge, code(secret(), 0)).error()).isEqualTo(USED);
    assertThat(answer(challenge, code(secret(), 1)).accessToken()).contains(".");
  }

  /** Whoever saw an older code over the user's shoulder must not be able to use it either. */
  @Test
  void aCodeOlderThanOneThatHasBeenTakenIsRefused() {
    pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    String older = code(secret(), 0);
    answer(challenge(), code(secret(), 1));

    assertThat(answer(challenge(), older).error()).isEqualTo(USED);
    clock.advance(Duration.ofSeconds(60));
    assertThat(answer(challenge(), code(secret(), 0)).accessToken()).contains(".");
  }

  @Test
  void theCodeThatConfirmsAnAppIsSpent() {
    String accessToken = caller.signIn("alice", "correct horse").accessToken();
    Map<String, Object> body = new LinkedHashMap<>(Map.of("AccessToken", accessToken));
    assertThat(verify(body, "123456").error())
        .isEqualTo(
            "400 EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token"
                + " MFA");
    String secret = caller.call("AssociateSoftwareToken", body).at("/SecretCode");
    assertThat(verify(body, code(secret, 0)).at("/Status")).isEqualTo("SUCCESS");
    pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);

    PoolCaller.Reply challenge = challenge();
    assertThat(answer(challenge, code(secret, 0)).error()).isEqualTo(USED);
    assertThat(answer(challenge, code(secret, 1)).accessToken()).contains(".");
  }

  private PoolCaller.Reply verify(Map<String, Object> body, String code) {
    Map<String, Object> all = new LinkedHashMap<>(body);
    all.put("UserCode", code);
    return caller.call("VerifySoftwareToken", all);
  }
}
