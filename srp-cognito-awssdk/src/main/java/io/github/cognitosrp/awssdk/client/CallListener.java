package io.github.cognitosrp.awssdk.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is told about each request. */
public interface CallListener {

  /**
   * A request is about to be sent.
   *
   * @param about the flow or the challenge; {@code null} for other operations
   * @param username the name that a SECRET_HASH among the parameters is computed over
   */
  void sending(
      String operation, @Nullable String about, Map<String, String> parameters, String username);

  /**
   * A response has arrived.
   *
   * @return the response
   * @throws RuntimeException if it is {@code null}
   */
  <O> O received(@Nullable O response);

  /** The request has failed. Must not throw. */
  void failed(Throwable failure);
}
