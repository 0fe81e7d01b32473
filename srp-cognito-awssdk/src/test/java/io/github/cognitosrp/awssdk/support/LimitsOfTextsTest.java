package io.github.cognitosrp.awssdk.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The longest text of each kind, and one character more; what a sealed message is bound to. */
class LimitsOfTextsTest {
  private static final SecretKey KEY = new SecretKeySpec(new byte[16], "AES");
  private static final byte[] CONTEXT = "context".getBytes(UTF_8);
  private static final String LONGEST = "x".repeat(131_072);

  @Test
  void aTextHasAtMost131072Characters() {
    assertThat(Arguments.text(LONGEST, "text")).isSameAs(LONGEST);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.text(LONGEST + "x", "text"))
        .withMessage("text must not be longer than 131072 characters");
  }

  @Test
  void aPasswordHasAtMost4096CharactersThatAreText() {
    char[] longest = "p".repeat(4_096).toCharArray();
    assertThat(Arguments.password(longest, "password")).isSameAs(longest).containsOnly('p');
    for (String wrong : new String[] {"p".repeat(4_097), "p\ud800", "\udc00p"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Arguments.password(wrong.toCharArray(), "password"))
          .withMessage("password must have at most 4096 characters and no unpaired surrogate");
    }
  }

  @Test
  void aUserNameHas1To2048CharactersThatAreText() {
    assertThat(Arguments.isUsername("n".repeat(2_048))).isTrue();
    assertThat(Arguments.isUsername("n")).isTrue();
    assertThat(Arguments.isUsername("n".repeat(2_049))).isFalse();
    assertThat(Arguments.isUsername("")).isFalse();
    assertThat(Arguments.isUsername(null)).isFalse();
    assertThat(Arguments.isUsername("\ud800")).isFalse();
  }

  @Test
  void aCopyHoldsNoNull() {
    assertThat(Arguments.copy(Map.of("a", "b"), "map")).isEqualTo(Map.of("a", "b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.copy(Collections.singletonMap(null, "b"), "map"))
        .withMessage("a name in map must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.copy(Collections.singletonMap("a", null), "map"))
        .withMessage("a value in map must not be null");
    Map<String, String> noEntry =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            return Collections.singleton(null);
          }
        };
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.copy(noEntry, "map"))
        .withMessage("an entry of map must not be null");
  }

  @Test
  void jsonHasAtMost65536CharactersAndIsAnObject() {
    String object = "{\"a\":\"b\",\"c\":[\"d\"],\"e\":{\"f\":1}}";
    String longest = object + " ".repeat(65_536 - object.length());
    Map<String, JsonNode> members = JsonText.object(longest).orElseThrow();
    assertThat(JsonText.object(longest + " ")).isEmpty();
    assertThat(JsonText.object("[]")).isEmpty();
    assertThat(JsonText.object("{")).isEmpty();

    assertThat(JsonText.text(members, "a")).contains("b");
    assertThat(JsonText.text(members, "c")).isEmpty();
    assertThat(JsonText.array(members, "c")).hasSize(1);
    assertThat(JsonText.array(members, "a")).isEmpty();
    assertThat(JsonText.array(members, "missing")).isEmpty();
    assertThat(JsonText.object(members, "e")).containsOnlyKeys("f");
    assertThat(JsonText.object(members, "a")).isEmpty();
    assertThat(JsonText.object(members, "missing")).isEmpty();
  }

  @Test
  void theShortestMessageIsOneWithoutContent() throws GeneralSecurityException {
    AesGcm cipher = new AesGcm(KEY, (byte) 1);
    byte[] sealed = cipher.seal(new byte[0], CONTEXT);
    assertThat(sealed).hasSize(29).startsWith(1);
    assertThat(cipher.open(sealed, CONTEXT)).contains(new byte[0]);
    for (int length = 0; length < sealed.length; length++) {
      assertThat(cipher.open(Arrays.copyOf(sealed, length), CONTEXT)).isEmpty();
    }
  }

  @Test
  void aMessageIsBoundToItsContextAndItsVersion() throws GeneralSecurityException {
    AesGcm cipher = new AesGcm(KEY, (byte) 1);
    byte[] sealed = cipher.seal(new byte[] {7}, CONTEXT);
    assertThat(cipher.open(sealed, CONTEXT)).contains(new byte[] {7});
    assertThat(cipher.open(sealed, new byte[0])).isEmpty();
    assertThat(cipher.open(sealed, "another".getBytes(UTF_8))).isEmpty();
    AesGcm next = new AesGcm(KEY, (byte) 2);
    assertThat(next.open(sealed, CONTEXT)).isEmpty();
    sealed[0] = 2;
    assertThat(next.open(sealed, CONTEXT)).as("as if it were of that version").isEmpty();
  }

  @Test
  void noTwoMessagesShareANonce() throws GeneralSecurityException {
    AesGcm cipher = new AesGcm(KEY, (byte) 1);
    assertThat(cipher.seal(new byte[16], CONTEXT)).isNotEqualTo(cipher.seal(new byte[16], CONTEXT));
  }

  @Test
  void anotherKeyThanOneOfAesIsRefused() {
    for (SecretKey wrong :
        new SecretKey[] {
          new SecretKeySpec(new byte[16], "HmacSHA256"), new SecretKeySpec(new byte[15], "AES")
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new AesGcm(wrong, (byte) 1))
          .withMessage("key must be an AES key of 128, 192 or 256 bits");
    }
  }
}
