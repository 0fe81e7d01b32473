package io.github.cognitosrp.awssdk.client;

/** On whose behalf a request is made. */
public record CallContext(CallListener listener, CallScope scope, RequestOptions options) {

  /** The same for a later call of the program. */
  public CallContext in(CallScope newScope) {
    return new CallContext(listener, newScope, options);
  }
}
