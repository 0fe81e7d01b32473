package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Answers of a browser, or of whoever sends one: taken, or refused as the callers expect. */
class ResponseFuzzTest {

  @FuzzTest(maxDuration = "1h")
  void anAnswerIsAnAssertionOrNone(byte[] input) {
    assertThat(AssertionResponse.parse(text(input))).isNotNull();
  }

  @FuzzTest(maxDuration = "1h")
  void aBodyIsARegistrationOrRefused(byte[] input) {
    try {
      assertThat(RegistrationResponse.parse(text(input))).isNotNull();
    } catch (Fido2Exception refusal) {
      assertThat(refusal.getMessage()).hasSizeLessThan(200);
    }
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }
}
