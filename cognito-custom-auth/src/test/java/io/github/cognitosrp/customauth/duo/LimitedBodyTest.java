package io.github.cognitosrp.customauth.duo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** A body of at most 65,536 bytes is collected, in however many parts it comes. */
class LimitedBodyTest {
  private static final int MAX_BYTES = 65_536;

  private final LimitedBody body = new LimitedBody();
  private final CompletableFuture<byte[]> collected = body.getBody().toCompletableFuture();
  private final List<String> calls = new ArrayList<>();

  private void subscribe() {
    body.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long parts) {
            calls.add("request " + parts);
          }

          @Override
          public void cancel() {
            calls.add("cancel");
          }
        });
  }

  private static ByteBuffer part(int bytes) {
    return ByteBuffer.allocate(bytes);
  }

  @Test
  void theLongestBodyIsCollectedFromItsParts() {
    subscribe();
    body.onNext(List.of(ByteBuffer.wrap(new byte[] {1, 2}), ByteBuffer.wrap(new byte[] {3})));
    body.onNext(List.of(part(MAX_BYTES - 3)));
    assertThat(collected).isNotDone();
    body.onComplete();
    assertThat(collected.join()).hasSize(MAX_BYTES).startsWith(1, 2, 3, 0);
    assertThat(calls).containsExactly("request " + Long.MAX_VALUE);
  }

  @Test
  void oneByteMoreEndsTheConnection() {
    subscribe();
    body.onNext(List.of(part(MAX_BYTES)));
    body.onNext(List.of(part(1)));
    assertTooLong();
    assertThat(calls).containsExactly("request " + Long.MAX_VALUE, "cancel");
  }

  @Test
  void aLongPartIsRefusedThoughNobodySubscribed() {
    body.onNext(List.of(part(MAX_BYTES + 1)));
    assertTooLong();
  }

  private void assertTooLong() {
    assertThatThrownBy(collected::join)
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("the body is longer than 65536");
  }

  @Test
  void anErrorOfTheConnectionIsTheBodys() {
    IOException broken = new IOException("broken");
    body.onError(broken);
    assertThatThrownBy(collected::join).hasCause(broken);
  }
}
