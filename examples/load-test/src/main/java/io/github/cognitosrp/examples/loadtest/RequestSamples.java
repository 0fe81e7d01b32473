package io.github.cognitosrp.examples.loadtest;

import java.util.ArrayList;
import java.util.List;
import org.apache.jmeter.samplers.SampleResult;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Times each request of a sign-in. The SDK's blocking client calls it on the sampler's thread. */
final class RequestSamples implements ExecutionInterceptor {
  private static final ThreadLocal<List<SampleResult>> REQUESTS =
      ThreadLocal.withInitial(ArrayList::new);

  static void begin() {
    REQUESTS.get().clear();
  }

  static void addTo(SampleResult signIn) {
    for (SampleResult request : REQUESTS.get()) {
      if (request.getEndTime() == 0) {
        request.sampleEnd();
        request.setResponseCode("no answer");
        request.setSuccessful(false);
      }
      signIn.addSubResult(request, false);
    }
    REQUESTS.remove();
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    SampleResult request = new SampleResult();
    request.setSampleLabel(call.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    request.sampleStart();
    REQUESTS.get().add(request);
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes call) {
    List<SampleResult> requests = REQUESTS.get();
    SampleResult request = requests.get(requests.size() - 1);
    request.sampleEnd();
    request.setResponseCode(Integer.toString(context.httpResponse().statusCode()));
    request.setResponseMessage(context.httpResponse().statusText().orElse(""));
    request.setSuccessful(context.httpResponse().isSuccessful());
  }
}
