package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.awssdk.CustomAnswerRequired;
import io.github.cognitosrp.awssdk.SignedIn;
import io.github.cognitosrp.localpool.model.Trigger;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** The handlers as Lambda loads them, with the events as Lambda's Java runtime converts them. */
@Tag("slow")
class LambdaRuntimeTest {
  /** What a team writes. */
  public static final class All extends CustomAuthHandler {
    public All() {
      super(flow());
    }
  }

  public static final class Define extends DefineAuthChallengeHandler {
    public Define() {
      super(flow());
    }
  }

  public static final class Create extends CreateAuthChallengeHandler {
    public Create() {
      super(flow());
    }
  }

  public static final class Verify extends VerifyAuthChallengeHandler {
    public Verify() {
      super(flow());
    }
  }

  private static CustomAuthFlow flow() {
    return CustomAuthFlow.builder().passwordFirst().challenge(new WordChallenge("WORD")).build();
  }

  @BeforeAll
  static void platform() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    String machine = System.getProperty("os.arch");
    assumeTrue(
        linux && (machine.equals("amd64") || machine.equals("aarch64")),
        "needs Linux on x86-64 or AArch64, as Lambda has");
  }

  @Test
  void oneFunctionServesAllThreeTriggers() throws Exception {
    try (LambdaFunction all = new LambdaFunction(All.class)) {
      signInRightAndWrong(all, all, all);
      assertThat(all.output())
          .contains(
              "CUSTOM_AUTH verify WORD, user alice, client",
              ": accepted, the square is right",
              ": refused, the square is wrong");
    }
  }

  @Test
  void threeFunctionsServeOneTriggerEach() throws Exception {
    try (LambdaFunction define = new LambdaFunction(Define.class);
        LambdaFunction create = new LambdaFunction(Create.class);
        LambdaFunction verify = new LambdaFunction(Verify.class)) {
      signInRightAndWrong(define, create, verify);
    }
  }

  private static void signInRightAndWrong(Trigger define, Trigger create, Trigger verify)
      throws IOException {
    try (PoolWithFlow pool = new PoolWithFlow(define, create, verify)) {
      CustomAnswerRequired first = pool.asked();
      assertThat(first.answer(WordChallenge.answerTo(first.parameters())))
          .isInstanceOf(SignedIn.class);
      CustomAnswerRequired second = pool.asked();
      assertThatThrownBy(() -> second.answer("0")).isInstanceOf(NotAuthorizedException.class);
    }
  }
}
