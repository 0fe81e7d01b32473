package io.github.cognitosrp.cognito;

import static io.github.cognitosrp.cognito.Samples.ALIAS;
import static io.github.cognitosrp.cognito.Samples.POOL_ID;
import static io.github.cognitosrp.cognito.Samples.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashedPasswordTest {
  private static final UserPoolId POOL = new UserPoolId(POOL_ID);
  private static final PasswordVerifierChallenge CHALLENGE = Samples.challenge(Samples.server(1));

  @Test
  void signsLikeThePasswordAnyNumberOfTimes() {
    CognitoSrp srp = Samples.srp();
    try (HashedPassword hashed = srp.hashPassword(USER_ID, Samples.password());
        UserSrpSession session = srp.beginUser(ALIAS)) {
      assertThat(session.answer(CHALLENGE, hashed).toMap())
          .isEqualTo(session.answer(CHALLENGE, Samples.password()).toMap())
          .isEqualTo(session.answer(CHALLENGE, hashed).toMap());
    }
  }

  @Test
  void signsAgainAfterItWasStored() {
    CognitoSrp srp = Samples.srp();
    byte[] stored;
    try (HashedPassword hashed = srp.hashPassword(USER_ID, Samples.password())) {
      stored = hashed.exportSecretBytes();
    }
    try (HashedPassword restored = HashedPassword.restore(POOL, USER_ID, stored);
        UserSrpSession session = srp.beginUser(ALIAS)) {
      Arrays.fill(stored, (byte) 0);
      assertThat(session.answer(CHALLENGE, restored).toMap())
          .isEqualTo(session.answer(CHALLENGE, Samples.password()).toMap());
      assertThat(restored.userPool()).isEqualTo(POOL);
      assertThat(restored.userIdForSrp()).isEqualTo(USER_ID);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1_Other, " + USER_ID + ", the hashed password must be one for this user pool",
    "us-east-1_AbCdEf123, " + USER_ID + ", the hashed password must be one for this user pool",
    POOL_ID + ", " + ALIAS + ", the hashed password must be one for the challenge's USER_ID_FOR_SRP"
  })
  void isRefusedForAnotherPoolOrUser(String pool, String userId, String message) {
    try (HashedPassword other = HashedPassword.restore(new UserPoolId(pool), userId, new byte[32]);
        UserSrpSession session = Samples.srp().beginUser(ALIAS)) {
      assertThatThrownBy(() -> session.answer(CHALLENGE, other))
          .isInstanceOf(HashedPasswordMismatchException.class)
          .hasMessage(message);
      assertThatThrownBy(() -> session.answerWithoutDevice(CHALLENGE, other))
          .isInstanceOf(HashedPasswordMismatchException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void isRestoredFrom32BytesOnly(int length) {
    assertThatThrownBy(() -> HashedPassword.restore(POOL, USER_ID, new byte[length]))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("secretBytes must be 32 bytes");
  }

  @Test
  void needsAUser() {
    assertThatThrownBy(() -> HashedPassword.restore(POOL, "", new byte[32]))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("userIdForSrp must ");
    assertThatThrownBy(() -> Samples.srp().hashPassword("", Samples.password()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("userIdForSrp must ");
  }

  @Test
  void isRefusedAfterItIsClosed() {
    CognitoSrp srp = Samples.srp();
    HashedPassword hashed = srp.hashPassword(USER_ID, Samples.password());
    hashed.close();
    hashed.close();
    assertThatThrownBy(hashed::exportSecretBytes)
        .isInstanceOf(SrpStateException.class)
        .hasMessage("the hashed password is closed");
    try (UserSrpSession session = srp.beginUser(ALIAS)) {
      assertThatThrownBy(() -> session.answer(CHALLENGE, hashed))
          .isInstanceOf(SrpStateException.class);
    }
  }

  @Test
  void closingItWipesTheArrayThatItHolds() {
    byte[] held = new byte[32];
    Arrays.fill(held, (byte) 1);
    new HashedPassword(POOL, USER_ID, held).close();
    assertThat(held).containsOnly(0);
  }

  @Test
  void toStringHasNoSecretAndEqualityIsIdentity() {
    try (HashedPassword one = HashedPassword.restore(POOL, USER_ID, new byte[32]);
        HashedPassword same = HashedPassword.restore(POOL, USER_ID, new byte[32])) {
      assertThat(one)
          .isNotEqualTo(same)
          .hasToString("HashedPassword[userPool=" + POOL_ID + ", userIdForSrp=" + USER_ID + "]");
    }
  }

  @Test
  void noTypeThatHoldsASecretCanBeSerialised() {
    assertThat(
            List.of(
                HashedPassword.class,
                RememberedDevice.class,
                DeviceVerifier.class,
                AppClient.class,
                UserSrpSession.class,
                DeviceSrpSession.class,
                ChallengeAnswer.class,
                CognitoSrp.class))
        .noneMatch(Serializable.class::isAssignableFrom);
  }
}
