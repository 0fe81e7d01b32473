package io.github.cognitosrp.localpool.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of the service. Thread-safe. */
@FunctionalInterface
public interface OperationHandler {

  /**
   * Answers a request.
   *
   * @throws ServiceException with what the caller is told
   */
  ObjectNode handle(Request request);
}
