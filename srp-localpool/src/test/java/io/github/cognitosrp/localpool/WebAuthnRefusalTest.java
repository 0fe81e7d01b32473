package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.UserVerification;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pool does not take for a passkey, at the registration and at the sign-in. */
@Tag("slow")
class WebAuthnRefusalTest {
  private static final String REFUSED =
      "400 NotAuthorizedException: The passkey's assertion does not hold.";
  private static final int PRESENT = SoftwareAuthenticator.USER_PRESENT;
  private static final int VERIFIED = SoftwareAuthenticator.USER_VERIFIED;

  private final TestClock clock = new TestClock("2026-11-09T09:05:00Z");
  private final LocalUserPool pool =
      LocalUserPool.builder()
          .clock(clock)
          .appClient("web")
          .appClient("phone")
          .firstFactors(FirstFactor.WEB_AUTHN)
          .relyingParty("example.com", UserVerification.REQUIRED)
          .user("alice", "correct horse")
          .user("bob", "correct horse")
          .start();
  private final PasskeyCaller alice = passkeys(0, "alice");
  private final SoftwareAuthenticator browser =
      new SoftwareAuthenticator(URI.create("https://auth.example.com"));

  private PasskeyCaller passkeys(int client, String username) {
    return new PasskeyCaller(new PoolCaller(pool, pool.appClients().get(client), clock), username);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private static String bytes(String base64Url, UnaryOperator<byte[]> change) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(change.apply(Base64.getUrlDecoder().decode(base64Url)));
  }

  /** A change of text within bytes. */
  private static UnaryOperator<String> replacingAscii(String old, String with) {
    return base64Url ->
        bytes(
            base64Url,
            bytes -> {
              int at = indexOf(bytes, old.getBytes(ISO_8859_1));
              String text = new String(bytes, ISO_8859_1);
              String changed = text.substring(0, at) + with + text.substring(at + old.length());
              return changed.getBytes(ISO_8859_1);
            });
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where a part begins within an attestation object. */
  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("no such part");
  }

  /** The attestation with other flags, or with other bytes of the authenticator's data. */
  private static UnaryOperator<String> patching(String rpId, int offset, byte... with) {
    return base64Url ->
        bytes(
            base64Url,
            bytes -> {
              int data = indexOf(bytes, sha256(rpId));
              System.arraycopy(with, 0, bytes, data + offset, with.length);
              return bytes;
            });
  }

  private String registration(String pointer, UnaryOperator<String> change) {
    return PasskeyCaller.with(browser.create(alice.creationOptions()), pointer, change);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com", "https://auth.example.com:8443"})
  void pagesOfTheDomainAndBelowItMayRegister(String origin) {
    assertThat(alice.register(new SoftwareAuthenticator(URI.create(origin))).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://auth.example.com",
        "https://badexample.com",
        "https://example.com.evil.example",
        "https://localhost",
        "android:apk-key-hash:x"
      })
  void otherPagesMayNot(String origin) {
    assertThat(alice.register(new SoftwareAuthenticator(origin, PRESENT | VERIFIED)).error())
        .startsWith("400 WebAuthnOriginNotAllowedException");
    assertThat(pool.user("alice").passkeyIds()).isEmpty();
  }

  @Test
  void aRegistrationIsCompletedOnceAndInTime() {
    String credential = browser.create(alice.creationOptions());
    assertThat(alice.complete(credential).status()).isEqualTo(200);
    assertThat(alice.complete(credential).error())
        .startsWith("400 WebAuthnChallengeNotFoundException");

    String late = browser.create(alice.creationOptions());
    clock.advance(Duration.ofMinutes(3));
    assertThat(alice.complete(late).error()).startsWith("400 WebAuthnChallengeNotFoundException");

    String replaced = browser.create(alice.creationOptions());
    alice.creationOptions();
    assertThat(alice.complete(replaced).error())
        .startsWith("400 WebAuthnChallengeNotFoundException");
  }

  @Test
  void aRegistrationIsCompletedByItsUserThroughItsAppClient() {
    assertThat(passkeys(1, "alice").complete(browser.create(alice.creationOptions())).error())
        .startsWith("400 WebAuthnClientMismatchException");
    PasskeyCaller bob = passkeys(0, "bob");
    bob.creationOptions();
    assertThat(bob.complete(browser.create(alice.creationOptions())).error())
        .startsWith("400 WebAuthnChallengeNotFoundException");
  }

  @Test
  void aRegistrationForAnotherPartyIsRefused() {
    String options =
        PasskeyCaller.with(alice.creationOptions(), "/rp/id", id -> "auth.example.com");

    assertThat(alice.complete(browser.create(options)).error())
        .startsWith("400 WebAuthnRelyingPartyMismatchException");
  }

  /** Offset 32 has the flags: 1 user present, 4 verified, 16 backed up, 64 a credential follows. */
  @ParameterizedTest
  @CsvSource({"64", "65", "68", "85"})
  void aUserWhoWasNotThereOrNotVerifiedIsRefused(byte flags) {
    assertThat(
            alice
                .complete(
                    registration("/response/attestationObject", patching("example.com", 32, flags)))
                .error())
        .startsWith("400 WebAuthnCredentialNotSupportedException");
  }

  /** The key's map begins after 37 bytes, the AAGUID, two of length, and the id of 16. */
  @Test
  void aKeyOfAnotherAlgorithmIsRefused() {
    int key = 37 + 16 + 2 + 16;
    // 3: -7 is 03 26; 28 is -9, which the options did not offer.
    assertThat(
            alice
                .complete(
                    registration(
                        "/response/attestationObject",
                        patching("example.com", key + 4, (byte) 0x28)))
                .error())
        .startsWith("400 WebAuthnCredentialNotSupportedException");
    assertThat(pool.user("alice").passkeyIds()).isEmpty();
  }

  /** A packed attestation: alg ES256 and one byte of signature. */
  @Test
  void anAttestationOtherThanNoneIsRefused() {
    UnaryOperator<String> packed =
        replacingAscii("dnonegattStmt\u00a0", "fpackedgattStmt\u00a2calg&csigA\0");

    assertThat(alice.complete(registration("/response/attestationObject", packed)).error())
        .startsWith("400 WebAuthnCredentialNotSupportedException");
  }

  @ParameterizedTest
  @CsvSource({
    "/response/clientDataJSON, webauthn.create, webauthn.get",
    "/response/clientDataJSON, '\"crossOrigin\":false', '\"crossOrigin\":true'",
    "/response/clientDataJSON, '}', ']'",
    "/response/clientDataJSON, auth.example, 'auth example'",
    "/response/attestationObject, authData, autoData",
    "/response/attestationObject, none, nine",
    "/response/attestationObject, attStmt, attSomt",
  })
  void whatIsMalformedIsAnInvalidParameter(String pointer, String old, String with) {
    String credential = registration(pointer, replacingAscii(old, with));

    assertThat(alice.complete(credential).error()).startsWith("400 InvalidParameterException");
    assertThat(pool.user("alice").passkeyIds()).isEmpty();
  }

  @Test
  void bytesAfterTheCredentialAndBytesThatAreMissingAreRefused() {
    for (UnaryOperator<byte[]> change :
        List.<UnaryOperator<byte[]>>of(
            bytes -> Arrays.copyOf(bytes, bytes.length + 1),
            bytes -> Arrays.copyOf(bytes, bytes.length - 1),
            bytes -> new byte[0])) {
      String credential =
          registration("/response/attestationObject", base64Url -> bytes(base64Url, change));
      assertThat(alice.complete(credential).error()).startsWith("400 InvalidParameterException");
    }
    assertThat(alice.complete(registration("/id", id -> "AAAA")).error())
        .isEqualTo("400 InvalidParameterException: Invalid credential id.");
    assertThat(alice.complete("{}").error()).startsWith("400 InvalidParameterException");
  }

  /** Two users with one credential id could sign in as each other. */
  @Test
  void aCredentialIsRegisteredOnce() {
    String first = browser.create(alice.creationOptions());
    alice.complete(first);
    PasskeyCaller bob = passkeys(0, "bob");
    String id = PasskeyCaller.json(first).at("/id").asText();
    String own = browser.create(bob.creationOptions());
    String stolen =
        PasskeyCaller.with(
            PasskeyCaller.with(own, "/id", ownId -> id),
            "/response/attestationObject",
            base64Url ->
                bytes(
                    base64Url,
                    bytes -> {
                      byte[] idBytes = Base64.getUrlDecoder().decode(id);
                      byte[] ownId =
                          Base64.getUrlDecoder().decode(PasskeyCaller.json(own).at("/id").asText());
                      System.arraycopy(idBytes, 0, bytes, indexOf(bytes, ownId), 16);
                      return bytes;
                    }));

    assertThat(bob.complete(stolen).error())
        .isEqualTo("400 InvalidParameterException: Invalid credential id.");
  }

  private String assertion(PoolCaller.Reply challenge) {
    return browser.get(PasskeyCaller.requestOptions(challenge));
  }

  @ParameterizedTest
  @CsvSource({
    "/response/clientDataJSON, webauthn.get, webauthn.git",
    "/response/clientDataJSON, auth.example.com, euth.example.com",
  })
  void whatTheSignatureCoversCannotBeChanged(String pointer, String old, String with) {
    alice.register(browser);
    PoolCaller.Reply challenge = alice.challenge();
    String changed = PasskeyCaller.with(assertion(challenge), pointer, replacingAscii(old, with));

    assertThat(alice.answer(challenge, changed).error()).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/response/signature", "/response/authenticatorData"})
  void aFlippedBitIsRefused(String pointer) {
    alice.register(browser);
    PoolCaller.Reply challenge = alice.challenge();
    String changed =
        PasskeyCaller.with(
            assertion(challenge),
            pointer,
            base64Url ->
                bytes(
                    base64Url,
                    bytes -> {
                      bytes[bytes.length - 1] ^= 1;
                      return bytes;
                    }));

    assertThat(alice.answer(challenge, changed).error()).isEqualTo(REFUSED);
  }

  @Test
  void anAssertionForAnotherChallengeIsRefused() {
    alice.register(browser);
    String earlier = assertion(alice.challenge());

    assertThat(alice.answer(alice.challenge(), earlier).error()).isEqualTo(REFUSED);
  }

  @Test
  void aChallengeIsAnsweredOnceAndInTime() {
    alice.register(browser);
    PoolCaller.Reply challenge = alice.challenge();
    String assertion = assertion(challenge);
    assertThat(alice.answer(challenge, assertion).accessToken()).contains(".");
    assertThat(alice.answer(challenge, assertion).error())
        .isEqualTo("400 NotAuthorizedException: Invalid session for the user.");

    PoolCaller.Reply late = alice.challenge();
    clock.advance(Duration.ofMinutes(3));
    assertThat(alice.answer(late, assertion(late)).error())
        .isEqualTo("400 NotAuthorizedException: Invalid session for the user, session is expired.");
  }

  /** A relay: the right key signs, on a page of somebody else. */
  @Test
  void anAssertionThatWasMadeOnAnotherPageIsRefused() {
    SoftwareAuthenticator phished =
        new SoftwareAuthenticator("https://example.com.evil.example", PRESENT | VERIFIED);
    String credential = phished.create(alice.creationOptions());
    assertThat(
            alice
                .complete(
                    PasskeyCaller.with(
                        credential,
                        "/response/clientDataJSON",
                        replacingAscii("example.com.evil.example", "example.com")))
                .status())
        .isEqualTo(200);

    assertThat(alice.signIn(phished).error()).isEqualTo(REFUSED);
  }

  @Test
  void anAssertionThatWasMadeForAnotherPartyIsRefused() {
    String elsewhere =
        PasskeyCaller.with(alice.creationOptions(), "/rp/id", id -> "auth.example.com");
    String credential =
        PasskeyCaller.with(
            browser.create(elsewhere),
            "/response/attestationObject",
            patching("auth.example.com", 0, sha256("example.com")));
    assertThat(alice.complete(credential).status()).isEqualTo(200);
    PoolCaller.Reply challenge = alice.challenge();
    String options =
        PasskeyCaller.with(
            PasskeyCaller.requestOptions(challenge), "/rpId", id -> "auth.example.com");

    assertThat(alice.answer(challenge, browser.get(options)).error()).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, PRESENT, VERIFIED, PRESENT | VERIFIED | 16})
  void anAssertionWithoutTheUserIsRefused(int flags) {
    SoftwareAuthenticator alone = new SoftwareAuthenticator("https://example.com", flags);
    String credential =
        PasskeyCaller.with(
            alone.create(alice.creationOptions()),
            "/response/attestationObject",
            patching("example.com", 32, (byte) (64 | PRESENT | VERIFIED)));
    assertThat(alice.complete(credential).status()).isEqualTo(200);

    assertThat(alice.signIn(alone).error()).isEqualTo(REFUSED);
  }

  /** Of two copies of a passkey, the one that is behind with counting is noticed. */
  @Test
  void aCountThatDoesNotGrowIsRefused() {
    alice.register(browser);
    PoolCaller.Reply one = alice.challenge();
    PoolCaller.Reply two = alice.challenge();
    String first = assertion(one);
    String second = assertion(two);
    assertThat(alice.answer(two, second).accessToken()).contains(".");

    assertThat(alice.answer(one, first).error()).isEqualTo(REFUSED);
  }

  @Test
  void somebodyElsesPasskeyIsRefused() {
    alice.register(browser);
    PasskeyCaller bob = passkeys(0, "bob");
    SoftwareAuthenticator bobs = new SoftwareAuthenticator(URI.create("https://example.com"));
    bob.register(bobs);
    PoolCaller.Reply challenge = bob.challenge();
    String options =
        PasskeyCaller.requestOptions(challenge)
            .replace(pool.user("bob").passkeyIds().get(0), pool.user("alice").passkeyIds().get(0));
    assertThat(bob.answer(challenge, browser.get(options)).error()).isEqualTo(REFUSED);

    PoolCaller.Reply again = bob.challenge();
    String handle =
        PasskeyCaller.with(
            bobs.get(PasskeyCaller.requestOptions(again)), "/response/userHandle", own -> "AAAA");
    assertThat(bob.answer(again, handle).error()).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{}", "{\"response\":{}}", "x"})
  void whatIsNoCredentialIsAnInvalidParameterAfterWhichTheRightOneHolds(String credential) {
    alice.register(browser);
    PoolCaller.Reply challenge = alice.challenge();

    assertThat(alice.answer(challenge, credential).error())
        .startsWith("400 InvalidParameterException");
    assertThat(alice.answer(challenge, assertion(challenge)).accessToken()).contains(".");
  }

  @Test
  void aDisabledUserIsToldSoAfterTheProofOnly() {
    alice.register(browser);
    PoolCaller.Reply challenge = alice.challenge();
    pool.user("alice").enabled(false);

    assertThat(alice.answer(challenge, assertion(challenge)).error())
        .isEqualTo("400 NotAuthorizedException: User is disabled.");
  }
}
