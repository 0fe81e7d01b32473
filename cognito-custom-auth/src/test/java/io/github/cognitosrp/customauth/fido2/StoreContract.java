package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of credentials and challenges does. Each kind of store subclasses this. */
public abstract class StoreContract {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  /** A store of credentials that is empty for the users of the test. */
  protected abstract CredentialStore credentials();

  /** A store of challenges. */
  protected abstract ChallengeStore challenges();

  private static StoredCredential credential(String user, String id, long count) {
    return new StoredCredential(
        user,
        id,
        Map.of("kty", "OKP", "alg", "EdDSA", "crv", "Ed25519", "x", "AAAA"),
        "Blue key ✓",
        count,
        true,
        true,
        false,
        UUID.fromString("ee882879-721c-4913-9775-3dfcce97072a"),
        List.of("usb", "nfc"),
        "example.com",
        NOON,
        null,
        0,
        "");
  }

  private static String unique(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "");
  }

  @Test
  void whatIsAddedIsFoundAndListedAsItWas() {
    String user = unique("u|");
    StoredCredential one = credential(user, unique("one0"), 0);
    StoredCredential other = credential(user, unique("two0"), 4_000_000_000L);
    assertThat(credentials().list(user)).isEmpty();
    assertThat(credentials().add(one)).isTrue();
    assertThat(credentials().add(other)).isTrue();
    assertThat(credentials().find(user, one.credentialId())).contains(one);
    assertThat(credentials().list(user)).containsExactlyInAnyOrder(one, other);
    assertThat(credentials().find(unique("u|"), one.credentialId())).isEmpty();
    assertThat(credentials().find(user, unique("none"))).isEmpty();
  }

  @Test
  void anIdThatIsKnownIsNotAddedAgainForNobody() {
    String id = unique("id00");
    StoredCredential first = credential(unique("u|"), id, 0);
    assertThat(credentials().add(first)).isTrue();
    assertThat(credentials().add(first.named("Other"))).isFalse();
    assertThat(credentials().add(credential(unique("u|"), id, 0))).isFalse();
    assertThat(credentials().find(first.userHandle(), id)).contains(first);
  }

  @Test
  void aNameIsChangedByItsUserOnly() {
    StoredCredential one = credential(unique("u|"), unique("id00"), 0);
    credentials().add(one);
    assertThat(credentials().rename(unique("u|"), one.credentialId(), "Mine")).isFalse();
    assertThat(credentials().rename(one.userHandle(), one.credentialId(), "Red")).isTrue();
    assertThat(credentials().find(one.userHandle(), one.credentialId())).contains(one.named("Red"));
    assertThat(credentials().rename(one.userHandle(), unique("none"), "Red")).isFalse();
  }

  @Test
  void nullIsRefusedWhereACredentialIsDeleted() {
    assertThatNullPointerException()
        .isThrownBy(() -> credentials().delete(null, "AA"))
        .withMessage("userHandle");
    assertThatNullPointerException()
        .isThrownBy(() -> credentials().delete("u|alice", null))
        .withMessage("credentialId");
  }

  @Test
  void aCredentialIsDeletedByItsUserOnly() {
    StoredCredential one = credential(unique("u|"), unique("id00"), 0);
    credentials().add(one);
    assertThat(credentials().delete(unique("u|"), one.credentialId())).isEmpty();
    assertThat(credentials().delete(one.userHandle(), one.credentialId())).contains(one);
    assertThat(credentials().delete(one.userHandle(), one.credentialId())).isEmpty();
    assertThat(credentials().list(one.userHandle())).isEmpty();
  }

  @Test
  void aSignInChangesTheCountTheBackupStateAndTheLastUse() {
    StoredCredential one = credential(unique("u|"), unique("id00"), 7);
    credentials().add(one);
    SignIn use = new SignIn(9, true, NOON.plusMillis(5_001), "answer");
    assertThat(record(one, use)).isTrue();
    assertThat(credentials().find(one.userHandle(), one.credentialId())).contains(one.after(use));
    SignIn next = new SignIn(10, false, NOON.plusSeconds(9), "next");
    assertThat(record(one, next)).isTrue();
    StoredCredential after = credentials().find(one.userHandle(), one.credentialId()).orElseThrow();
    assertThat(after).isEqualTo(one.after(use).after(next));
    assertThat(after.signIns()).isEqualTo(2);
  }

  @Test
  void aCountMustGrowUnlessNobodyCounts() {
    StoredCredential counting = credential(unique("u|"), unique("id00"), 7);
    credentials().add(counting);
    for (long count : new long[] {0, 6, 7}) {
      assertThat(record(counting, new SignIn(count, false, NOON, "a"))).isFalse();
    }
    assertThat(credentials().find(counting.userHandle(), counting.credentialId()))
        .contains(counting);
    StoredCredential notCounting = credential(unique("u|"), unique("id00"), 0);
    credentials().add(notCounting);
    assertThat(record(notCounting, new SignIn(0, false, NOON, "a"))).isTrue();
    assertThat(record(notCounting, new SignIn(0, false, NOON, "b"))).isTrue();
  }

  @Test
  void aDeletedCredentialRecordsNoSignIn() {
    StoredCredential one = credential(unique("u|"), unique("id00"), 0);
    assertThat(record(one, new SignIn(1, false, NOON, "a"))).isFalse();
    assertThat(credentials().list(one.userHandle())).isEmpty();
  }

  @Test
  void of50SignInsWithTheSameCountOneIsRecorded() throws Exception {
    StoredCredential one = credential(unique("u|"), unique("id00"), 7);
    credentials().add(one);
    assertThat(trueOf50(() -> record(one, new SignIn(8, false, NOON, "a")))).isEqualTo(1);
  }

  private boolean record(StoredCredential credential, SignIn use) {
    return credentials().recordSignIn(credential.userHandle(), credential.credentialId(), use);
  }

  @Test
  void aChallengeForASignInIsTakenOnce() {
    String challenge = unique("challenge");
    challenges().putSignIn(challenge, NOON);
    assertThat(challenges().takeSignIn(unique("other"))).isEmpty();
    assertThat(challenges().takeSignIn(challenge)).contains(NOON);
    assertThat(challenges().takeSignIn(challenge)).isEmpty();
  }

  @Test
  void of50ThatTakeAChallengeOneGetsIt() throws Exception {
    String challenge = unique("challenge");
    challenges().putSignIn(challenge, NOON);
    assertThat(trueOf50(() -> challenges().takeSignIn(challenge).isPresent())).isEqualTo(1);
  }

  @Test
  void aChallengeForARegistrationIsTakenOnceByItsUser() {
    String user = unique("u|");
    String challenge = unique("challenge");
    Map<String, Object> options =
        Map.of(
            "challenge", challenge,
            "rp", Map.of("id", "example.com", "name", "Example"),
            "pubKeyCredParams", List.of(Map.of("type", "public-key", "alg", -7)),
            "authenticatorSelection", Map.of("requireResidentKey", false));
    challenges().putRegistration(new RegistrationChallenge(user, challenge, options, NOON));
    assertThat(challenges().takeRegistration(unique("u|"), challenge)).isEmpty();
    RegistrationChallenge taken = challenges().takeRegistration(user, challenge).orElseThrow();
    assertThat(taken.expiresAt()).isEqualTo(NOON);
    assertThat(Json.parse(Json.of(taken.options()).toString()))
        .isEqualTo(Json.parse(Json.of(options).toString()));
    assertThat(challenges().takeRegistration(user, challenge)).isEmpty();
  }

  @Test
  void of50ThatTakeARegistrationOneGetsIt() throws Exception {
    String user = unique("u|");
    challenges().putRegistration(new RegistrationChallenge(user, "c", Map.of("a", "b"), NOON));
    assertThat(trueOf50(() -> challenges().takeRegistration(user, "c").isPresent())).isEqualTo(1);
  }

  private static int trueOf50(Callable<Boolean> attempt) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      int count = 0;
      for (Future<Boolean> outcome :
          threads.invokeAll(Stream.generate(() -> attempt).limit(50).toList())) {
        count += outcome.get() ? 1 : 0;
      }
      return count;
    } finally {
      threads.shutdownNow();
    }
  }
}
