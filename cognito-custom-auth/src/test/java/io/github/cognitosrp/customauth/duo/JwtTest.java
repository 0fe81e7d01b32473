package io.github.cognitosrp.customauth.duo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our tokens are read by Nimbus, and tokens that Bouncy Castle signed are read by us. */
class JwtTest {
  private static final String SECRET = DuoStandIn.CLIENT_SECRET;
  private static final String TOKEN =
      DuoStandIn.token("{\"sub\":\"alice\"}".getBytes(UTF_8), "HS512", SECRET);

  @Test
  void whatWeSignOthersVerify() throws Exception {
    // Nimbus demands 64 bytes for HS512; Duo's secrets have 40.
    String secret = SECRET + SECRET;
    SignedJWT jwt = SignedJWT.parse(Jwt.sign(Map.of("sub", "ålice|\"x\""), secret));
    assertThat(jwt.verify(new MACVerifier(secret.getBytes(US_ASCII)))).isTrue();
    assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("ålice|\"x\"");
  }

  @Test
  void whatOthersSignWeVerify() {
    assertThat(Jwt.verify(TOKEN, SECRET).orElseThrow().path("sub").stringValue(""))
        .isEqualTo("alice");
  }

  @Property
  void aTokenThatDiffersInOneCharacterIsNotVerified(
      @ForAll @IntRange(max = 1_000) int position, @ForAll char other) {
    int at = position % TOKEN.length();
    Assume.that(TOKEN.charAt(at) != other);
    String changed = TOKEN.substring(0, at) + other + TOKEN.substring(at + 1);
    assertThat(Jwt.verify(changed, SECRET)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b", "a.b.c", "é.é.é", "{}.{}."})
  void whatIsNoTokenIsNotVerified(String text) {
    assertThat(Jwt.verify(text, SECRET)).isEmpty();
  }

  @Test
  void claimsThatAreNotJsonOrNameOneTwiceAreNotVerified() {
    for (String claims : new String[] {"", "{", "{\"a\":1,\"a\":2}", "{} {}"}) {
      assertThat(Jwt.verify(DuoStandIn.token(claims.getBytes(UTF_8), "HS512", SECRET), SECRET))
          .as(claims)
          .isEmpty();
    }
  }
}
