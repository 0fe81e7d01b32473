package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.localpool.webauthn.AuthenticatorData;
import java.io.IOException;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What authenticators send is no longer and no shorter than its flags announce. */
class AuthenticatorDataTest {

  private static AuthenticatorData parse(int flags, String rest) throws IOException {
    byte[] fixed = new byte[37];
    fixed[32] = (byte) flags;
    fixed[36] = 7;
    return AuthenticatorData.parse(Arrays.concatenate(fixed, Hex.decode(rest)));
  }

  @Test
  void anAssertionEndsWithItsCountOrWithTheExtensionsThatItAnnounces() throws IOException {
    assertThat(parse(1, "").signCount()).isEqualTo(7);
    assertThat(parse(1 | 128, "a0").credentialId()).isNull();
  }

  /**
   * a0 is an empty map of CBOR, 00 a number; a credential is announced by 64, extensions by 128.
   */
  @ParameterizedTest
  @CsvSource({
    "1, a0",
    "1, 00",
    "129, ''",
    "129, a0a0",
    "129, 00",
    "65, ''",
    "65, 000000000000000000000000000000000000a0",
    "65, 00000000000000000000000000000000ffff01a0",
    "65, 0000000000000000000000000000000000010aa0a0",
  })
  void anythingElseIsRefused(int flags, String rest) {
    assertThatThrownBy(() -> parse(flags, rest)).isInstanceOf(IOException.class);
  }

  @Test
  void lessThanTheFixedPartIsRefused() {
    assertThatThrownBy(() -> AuthenticatorData.parse(new byte[36])).isInstanceOf(IOException.class);
  }
}
