package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {

  /** A block of SHA-256 has 64 bytes; longer keys are hashed first. */
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 32, 63, 64, 65, 128, 4096})
  void hmacIsThatOfTheJdkForKeysOfEveryLength(int length) throws Exception {
    byte[] key = new byte[length];
    for (int i = 0; i < length; i++) {
      key[i] = (byte) (7 * i + 1);
    }
    byte[] before = key.clone();
    for (int size : new int[] {0, 1, 55, 56, 64, 200}) {
      byte[] part = Arrays.copyOf(key, size);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(part);
      mac.update(before);
      assertThat(Sha256.hmac(key, part, before)).isEqualTo(mac.doFinal());
    }
    assertThat(key).as("the caller's key").isEqualTo(before);
  }
}
