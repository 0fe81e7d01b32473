package io.github.cognitosrp.localpool.http;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/**
 * Ends an exchange when the answer is sent and the rest of the request is read. A connection that
 * is closed while its client still sends is reset, and the client may then never see the answer
 * (RFC 9112, section 9.6).
 */
final class AfterBody implements Callback {
  /** So much is read and forgotten; whoever sends more is cut off. */
  private static final long MAX_BYTES = 16L * 1024 * 1024;

  private final Content.Source source;
  private final Callback end;
  private long seen;

  AfterBody(Content.Source source, Callback end) {
    this.source = source;
    this.end = end;
  }

  @Override
  public void succeeded() {
    while (seen <= MAX_BYTES) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this::succeeded);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        break; // The client has gone, or sends nothing any more.
      }
      seen += chunk.remaining();
      boolean last = chunk.isLast();
      chunk.release();
      if (last) {
        break;
      }
    }
    end.succeeded();
  }

  @Override
  public void failed(Throwable cause) {
    end.failed(cause);
  }
}
