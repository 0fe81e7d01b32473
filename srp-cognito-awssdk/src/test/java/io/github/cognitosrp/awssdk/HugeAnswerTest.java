package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.awssdk.ScriptedService.Answer;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.testing.HugeArguments;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cognito, or whoever pretends to be it, answers with 64 megabytes in one text. */
@Tag("slow")
class HugeAnswerTest {
  /**
   * What both of the SDK's clients pass on in a JVM with 128 MB. The asynchronous one has no room
   * for 16, and a text of more than 20 million characters is refused by both.
   */
  private static final int MEGABYTES_THAT_THE_SDK_READS = 8;

  @Test
  void aHugeTextInAnAnswerIsRefusedWithoutACopyOfIt() throws Exception {
    ChildJvm jvm = ChildJvm.plain().options(HugeArguments.options());
    assertThat(jvm.run(HugeAnswers.class).clean())
        .allMatch(line -> line.endsWith(": refused"))
        .anyMatch(line -> line.startsWith("SMS_MFA, initiateAuth Session of x"))
        .anyMatch(line -> line.startsWith("tokens, initiateAuth AuthenticationResult AccessToken"))
        .hasSizeGreaterThan(150);
  }

  @Test
  void aHugeTextInAnAnswerOverHttpIsRefused() throws Exception {
    String huge = "1".repeat(MEGABYTES_THAT_THE_SDK_READS << 20);
    String answer = ScriptedService.PASSWORD_VERIFIER.replace("1234567890abcdef", huge);
    try (ScriptedService service = new ScriptedService(request -> Answer.ok(answer))) {
      ChildJvm jvm = ChildJvm.plain().options(HugeArguments.options());
      if (ChildJvm.onFeature(23)) {
        // The asynchronous client's Netty uses what later versions of Java warn of.
        jvm.options("--sun-misc-unsafe-memory-access=allow");
      }
      assertThat(jvm.run(OverHttp.class, service.endpoint().toString()).clean())
          .containsExactly("refused", "refused");
      assertThat(service.requests).hasSize(2);
    }
  }

  /** Signs in over both of the SDK's clients. */
  static final class OverHttp {
    private OverHttp() {}

    public static void main(String[] arguments) {
      CognitoSrp srp = CognitoSrp.builder().userPool("local-1_X").appClient("web").build();
      for (Way way : Way.values()) {
        CognitoSignIn signIn = way.builder(URI.create(arguments[0]), srp, 1).build();
        System.out.println(
            HugeArguments.outcome(
                () -> signIn.start("alice", "password".toCharArray()),
                UnexpectedResponseException.class));
      }
      System.exit(0);
    }
  }
}
