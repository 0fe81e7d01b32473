package io.github.cognitosrp.localpool.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;

/**
 * Collects a body as it arrives, without a thread that waits for it. Written against what Jetty
 * 12.0 and 12.1 have in common: Spring Boot sets the version for whoever uses both.
 */
final class BodyReader {
  private final Content.Source source;
  private final int maxBytes;
  private final Consumer<byte[]> whole;
  private final Runnable tooLarge;
  private final Consumer<Throwable> failed;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  BodyReader(
      Content.Source source,
      int maxBytes,
      Consumer<byte[]> whole,
      Runnable tooLarge,
      Consumer<Throwable> failed) {
    this.source = source;
    this.maxBytes = maxBytes;
    this.whole = whole;
    this.tooLarge = tooLarge;
    this.failed = failed;
  }

  /** Takes what is there, and is called again when there is more. */
  void read() {
    while (true) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this::read);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        failed.accept(chunk.getFailure());
        return;
      }
      boolean fits = take(chunk);
      boolean last = chunk.isLast();
      chunk.release();
      if (!fits) {
        tooLarge.run();
        return;
      }
      if (last) {
        whole.accept(body.toByteArray());
        return;
      }
    }
  }

  private boolean take(Content.Chunk chunk) {
    ByteBuffer buffer = chunk.getByteBuffer();
    if (body.size() + buffer.remaining() > maxBytes) {
      return false;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    body.writeBytes(bytes);
    return true;
  }
}
