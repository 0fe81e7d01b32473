package io.github.cognitosrp.examples.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.junit.LocalPool;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import org.apache.jmeter.config.Arguments;
import org.apache.jmeter.protocol.java.sampler.JavaSamplerContext;
import org.apache.jmeter.samplers.SampleResult;
import org.junit.jupiter.api.Test;

/** What one sample tells. */
@LocalPool(
    users = @LocalPool.User(name = "alice", password = "Correct-Horse-7"),
    mfa = MfaMode.OPTIONAL)
class SignInSamplerTest {

  @Test
  void aSignInIsOneSampleWithItsRequestsInside(LocalUserPool pool) {
    SampleResult sample = signIn(pool, "Correct-Horse-7");
    assertThat(sample.isSuccessful()).isTrue();
    assertThat(sample.getSubResults())
        .extracting(SampleResult::getSampleLabel, SampleResult::getResponseCode)
        .containsExactly(tuple("InitiateAuth", "200"), tuple("RespondToAuthChallenge", "200"));
  }

  @Test
  void aByteOrderMarkInFrontOfTheUsersFileIsNoPartOfAName(LocalUserPool pool) {
    assertThat(signIn(pool.userPoolId(), pool, "\uFEFFalice", "Correct-Horse-7").isSuccessful())
        .isTrue();
  }

  @Test
  void aRefusalIsNamed(LocalUserPool pool) {
    SampleResult sample = signIn(pool, "Wrong-Horse-7");
    assertThat(sample.isSuccessful()).isFalse();
    assertThat(sample.getResponseCode()).isEqualTo("NotAuthorizedException");
    assertThat(sample.getResponseMessage()).isEqualTo("Incorrect username or password.");
    assertThat(sample.getSubResults()[1].isSuccessful()).isFalse();
  }

  @Test
  void aUserWithASecondFactorIsNoneForALoadTest(LocalUserPool pool) {
    pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    SampleResult sample = signIn(pool, "Correct-Horse-7");
    assertThat(sample.isSuccessful()).isFalse();
    assertThat(sample.getResponseCode()).isEqualTo("CodeRequired");
  }

  @Test
  void aPoolThatDoesNotAnswerIsAFailedRequest(LocalUserPool pool) {
    pool.close();
    SampleResult sample = signIn(pool, "Correct-Horse-7");
    assertThat(sample.isSuccessful()).isFalse();
    assertThat(sample.getSubResults()[0].getResponseCode()).isEqualTo("no answer");
  }

  @Test
  void aNameThatCannotBeOneIsSaidInTheSample(LocalUserPool pool) {
    SampleResult sample = signIn(pool.userPoolId(), pool, "", "Correct-Horse-7");
    assertThat(sample.isSuccessful()).isFalse();
    assertThat(sample.getResponseMessage()).contains("username");
  }

  @Test
  void aPoolIdThatCannotBeOneIsSaidInTheSample(LocalUserPool pool) {
    SampleResult sample = signIn("nonsense", pool, "alice", "Correct-Horse-7");
    assertThat(sample.isSuccessful()).isFalse();
    assertThat(sample.getResponseMessage()).contains("userPool");
  }

  private static SampleResult signIn(LocalUserPool pool, String password) {
    return signIn(pool.userPoolId(), pool, "alice", password);
  }

  private static SampleResult signIn(
      String userPool, LocalUserPool pool, String username, String password) {
    SignInSampler sampler = new SignInSampler();
    Arguments arguments = new Arguments();
    arguments.addArgument("user_pool", userPool);
    arguments.addArgument("client_id", pool.clientId());
    arguments.addArgument("endpoint", pool.endpoint().toString());
    arguments.addArgument("username", username);
    arguments.addArgument("password", password);
    return sampler.runTest(new JavaSamplerContext(arguments));
  }
}
