package io.github.cognitosrp.localpool.state;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a challenge remembers beyond what all have. */
public sealed interface ChallengeDetail {

  /**
   * For SMS_MFA, EMAIL_OTP and SMS_OTP.
   *
   * @param newEmail the address that the code verifies as a new second factor, or null
   */
  record Code(String code, @Nullable String newEmail) implements ChallengeDetail {
    @Override
    public String toString() {
      return "Code";
    }
  }

  /** For MFA_SETUP, once an app has been associated. */
  record Enrolment(SoftwareToken token, boolean verified) implements ChallengeDetail {
    @Override
    public String toString() {
      return "Enrolment[verified=" + verified + "]";
    }
  }

  /** For WEB_AUTHN: what the authenticator has to sign. */
  record Assertion(String challenge) implements ChallengeDetail {}

  /** For CUSTOM_AUTH: what has been answered so far, and what the answer is checked against. */
  record Custom(List<Round> rounds, Map<String, String> privateParameters, String metadata)
      implements ChallengeDetail {
    @Override
    public String toString() {
      return "Custom" + rounds;
    }
  }

  /** One element of the triggers' {@code session}. */
  record Round(String challengeName, boolean result, String metadata) {}
}
