package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.testing.HostileValues;
import java.io.IOException;
import java.time.Clock;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The clock of the expiry: a fault is said before Cognito is asked, and names the clock. */
class FaultyClockTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();
  private static final SecretKeySpec KEY = new SecretKeySpec(new byte[16], "AES");

  @Test
  void aSignInWithAFaultyClockEndsBeforeTheFirstRequest() throws Exception {
    try (ScriptedService service = new ScriptedService()) {
      for (Clock clock : HostileValues.CLOCKS) {
        CognitoSignIn signIn =
            Way.BLOCKING.builder(service.endpoint(), SRP, 1).clock(clock).build();

        assertIsRefused(catchThrowable(() -> signIn.startCustom("alice")));
      }
      assertThat(service.requests).isEmpty();
    }
  }

  @Test
  void anExportedSignInIsNotResumedByAFaultyClock() throws Exception {
    String challenge = ScriptedService.challenge("SMS_MFA", "\"USERNAME\":\"alice\"");
    try (ScriptedService service = new ScriptedService(challenge)) {
      CognitoSignInBuilder builder = Way.BLOCKING.builder(service.endpoint(), SRP, 1);
      String state = ((PendingSignIn) builder.build().startCustom("alice")).export(KEY);
      for (Clock clock : HostileValues.CLOCKS) {
        CognitoSignIn signIn = builder.clock(clock).build();

        assertIsRefused(catchThrowable(() -> signIn.resumeChallenge(state, KEY)));
      }
    }
  }

  @Test
  void anExceptionThatNobodyDeclaredIsAFaultOfTheClockToo() throws Exception {
    try (ScriptedService service = new ScriptedService()) {
      Clock clock =
          HostileValues.clock(() -> {
            throw Undeclared.thrown(new IOException(HostileValues.MARK));
          });
      CognitoSignIn signIn = Way.BLOCKING.builder(service.endpoint(), SRP, 1).clock(clock).build();

      assertIsRefused(catchThrowable(() -> signIn.startCustom("alice")));
    }
  }

  private static void assertIsRefused(Throwable refusal) {
    assertThat(refusal)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the clock ")
        .hasMessageNotContaining(HostileValues.MARK);
  }
}
