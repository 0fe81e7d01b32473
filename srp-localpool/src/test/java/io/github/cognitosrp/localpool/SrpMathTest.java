package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.srp.ServerHandshake;
import io.github.cognitosrp.localpool.srp.SrpMath;
import java.math.BigInteger;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The server's mathematics against a client that is written on the JDK alone. */
class SrpMathTest {
  private static final String TIMESTAMP = "Sat Nov 7 09:05:00 UTC 2026";
  private static final byte[] BLOCK = "a secret block".getBytes(UTF_8);

  @Test
  void theGroupIsTheOneWhoseMultiplierEverybodyKnows() {
    // k = H(N ‖ g) with N in 385 bytes and g = 2 in one: any other N or g has another k.
    assertThat(SrpMath.K.toString(16))
        .isEqualTo("538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6");
    assertThat(SrpMath.N.bitLength()).isEqualTo(3072);
  }

  @Property(tries = 60)
  void clientAndServerMeetWhoeverSignsIn(
      @ForAll @StringLength(min = 1, max = 40) String username,
      @ForAll @StringLength(max = 60) String password,
      @ForAll @BigRange(min = "0", max = "340282366920938463463374607431768211455") BigInteger salt,
      @ForAll @NotEmpty @Size(max = 64) byte[] a,
      @ForAll @NotEmpty @Size(max = 64) byte[] b) {
    ServerHandshake server =
        new ServerHandshake(
            new SrpClient(positive(a)).publicA,
            SrpMath.verifier("Pool", username, password, salt),
            positive(b));

    byte[] signature = sign(new SrpClient(positive(a)), username, password, server);

    assertThat(server.verify("Pool", username, BLOCK, TIMESTAMP, signature)).isTrue();
    assertThat(server.verify("Pool", username + "x", BLOCK, TIMESTAMP, signature)).isFalse();
  }

  @Property(tries = 20)
  void anotherPasswordNeverMeets(
      @ForAll @StringLength(max = 20) String password,
      @ForAll @StringLength(max = 20) String attempt) {
    SrpClient client = new SrpClient();
    ServerHandshake server =
        new ServerHandshake(
            client.publicA,
            SrpMath.verifier("Pool", "alice", password, BigInteger.TEN),
            BigInteger.valueOf(1234567));

    byte[] signature = sign(client, "alice", attempt, server);

    // Passwords are hashed as UTF-8, where every lone surrogate is the same question mark.
    boolean same =
        new String(password.getBytes(UTF_8), UTF_8)
            .equals(new String(attempt.getBytes(UTF_8), UTF_8));
    assertThat(server.verify("Pool", "alice", BLOCK, TIMESTAMP, signature)).isEqualTo(same);
  }

  private static byte[] sign(
      SrpClient client, String username, String password, ServerHandshake server) {
    String block = Base64.getEncoder().encodeToString(BLOCK);
    return Base64.getDecoder()
        .decode(
            client.signature(
                "Pool", username, password, server.salt(), server.publicB(), block, TIMESTAMP));
  }

  private static BigInteger positive(byte[] bytes) {
    return new BigInteger(1, bytes).add(BigInteger.ONE);
  }
}
