package io.github.cognitosrp.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cognitosrp.awssdk.client.RequestOptions;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an exported sign-in consists of, after it was decrypted: taken, or refused with the one
 * error that applications catch.
 */
class SavedStateFuzzTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();

  /** A right one, that with an endless list, and a text of two gigabytes. */
  static Stream<byte[]> states() {
    ByteBuffer state = ByteBuffer.allocate(1_000).putLong(1_767_225_600_000L);
    texts(state, "USER_SRP_AUTH", "alice", "session", null, "OPEN", "SMS_MFA", null);
    texts(state.putInt(1), "name", "value");
    ByteBuffer endless = copy(state).putInt(Integer.MAX_VALUE);
    texts(endless, "SMS_MFA");
    texts(state.putInt(1), "SMS_MFA");
    ByteBuffer huge = ByteBuffer.allocate(12).putLong(0).putInt(Integer.MAX_VALUE);
    return Stream.of(state, endless, huge).map(SavedStateFuzzTest::written);
  }

  private static byte[] written(ByteBuffer bytes) {
    byte[] written = new byte[bytes.position()];
    bytes.get(0, written);
    return written;
  }

  private static ByteBuffer copy(ByteBuffer bytes) {
    return ByteBuffer.allocate(bytes.capacity()).put(written(bytes));
  }

  private static void texts(ByteBuffer target, @Nullable String... texts) {
    for (String text : texts) {
      byte[] bytes = text == null ? new byte[0] : text.getBytes(UTF_8);
      target.putInt(text == null ? -1 : bytes.length).put(bytes);
    }
  }

  private static SavedState decoded(byte[] content) {
    return SavedState.decode(content, SRP, new RequestOptions(Map.of(), null, null));
  }

  @Test
  void theFirstStateIsTaken() {
    assertThat(decoded(states().findFirst().orElseThrow()).challenge()).isEqualTo("SMS_MFA");
  }

  @MethodSource("states")
  @FuzzTest(maxDuration = "1h")
  void aDecryptedStateIsTakenOrRefused(byte[] content) {
    try {
      assertThat(decoded(content).challenge()).isNotNull();
    } catch (SavedSignInException refusal) {
      assertThat(refusal.getCause()).isNull();
    }
  }
}
