package io.github.cognitosrp.examples.loadtest;

import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.awssdk.SignedIn;
import io.github.cognitosrp.cognito.CognitoSrpException;
import java.util.Arrays;
import org.apache.jmeter.config.Arguments;
import org.apache.jmeter.protocol.java.sampler.AbstractJavaSamplerClient;
import org.apache.jmeter.protocol.java.sampler.JavaSamplerContext;
import org.apache.jmeter.samplers.SampleResult;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * JMeter's "Java Request" that signs one user in. The sample is the whole sign-in, arithmetic
 * included; its sub-samples are the requests. One object per JMeter thread.
 */
public final class SignInSampler extends AbstractJavaSamplerClient {
  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";

  /** For JMeter. */
  public SignInSampler() {}

  /**
   * The names that the plan fills in.
   *
   * @return empty values: the plan has them all
   */
  @Override
  public Arguments getDefaultParameters() {
    Arguments arguments = new Arguments();
    PoolSettings.names().forEach(name -> arguments.addArgument(name, ""));
    arguments.addArgument(USERNAME, "");
    arguments.addArgument(PASSWORD, "");
    return arguments;
  }

  /**
   * Signs in.
   *
   * @param context the pool, the user's name and password
   * @return failed if Cognito refuses, is out of reach, or wants more than a password
   */
  @Override
  public SampleResult runTest(JavaSamplerContext context) {
    SampleResult sample = new SampleResult();
    char[] password = context.getParameter(PASSWORD).toCharArray();
    SignInClient client;
    try {
      client = SignInClient.of(PoolSettings.of(context));
    } catch (IllegalArgumentException invalid) {
      return failed(sample, "settings", String.valueOf(invalid.getMessage()));
    }
    RequestSamples.begin();
    sample.sampleStart();
    try {
      SignInResult result = client.signIn().start(username(context), password);
      if (!(result instanceof SignedIn)) {
        return failed(sample, result.getClass().getSimpleName(), "more than a password is wanted");
      }
      sample.setResponseCodeOK();
      sample.setResponseMessageOK();
      sample.setSuccessful(true);
      return sample;
    } catch (AwsServiceException refused) {
      return failed(
          sample, refused.awsErrorDetails().errorCode(), refused.awsErrorDetails().errorMessage());
    } catch (SdkException | CognitoSrpException | IllegalArgumentException failure) {
      return failed(
          sample, failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()));
    } finally {
      sample.sampleEnd();
      Arrays.fill(password, '\0');
      RequestSamples.addTo(sample);
    }
  }

  /** Editors of Windows put a byte-order mark in front of the file of users. */
  private static String username(JavaSamplerContext context) {
    String username = context.getParameter(USERNAME);
    return username.startsWith("\uFEFF") ? username.substring(1) : username;
  }

  private static SampleResult failed(SampleResult sample, String code, String message) {
    sample.setResponseCode(code);
    sample.setResponseMessage(message);
    sample.setSuccessful(false);
    return sample;
  }
}
