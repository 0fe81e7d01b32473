package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A pool tells the developer of a client why its proofs fail. */
class FailedProofTest {
  private static final String PASSWORD = "correct horse";
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void aMistakeInTheSignatureIsNamedAtOnce() {
    try (LocalUserPool pool = builder().explainFailedProofs(lines::add).start()) {
      assertThat(signIn(pool, PASSWORD, "local-1_LocalPool")).isEqualTo("NotAuthorizedException");
      assertThat(lines)
          .containsExactly(
              "PASSWORD_VERIFIER of alice: the client signs the whole user pool id in place of its"
                  + " part after '_'");
    }
  }

  @Test
  void aWrongPasswordIsNoMistakeThatOneProofShows() {
    try (LocalUserPool pool = builder().explainFailedProofs(lines::add).start()) {
      assertThat(signIn(pool, "wrong", "LocalPool")).isEqualTo("NotAuthorizedException");
      assertThat(lines).hasSize(1).first().asString().contains("the password, x, k or g is wrong");
      assertThat(signIn(pool, PASSWORD, "LocalPool")).isEqualTo("tokens");
    }
  }

  @Test
  void probesFindAMistakeInXAndThenTheUserSignsInAgain() {
    try (LocalUserPool pool = builder().probeFailedProofs(lines::add).start()) {
      String withLineEnd = PASSWORD + "\n";
      for (int tries = 0; tries < 30 && !said("end as part of the password"); tries++) {
        assertThat(signIn(pool, withLineEnd, "LocalPool")).isEqualTo("NotAuthorizedException");
      }
      assertThat(lines)
          .last()
          .asString()
          .isEqualTo(
              "PASSWORD_VERIFIER of alice: the client takes the line's end as part of the password");
      assertThat(signIn(pool, PASSWORD, "LocalPool")).isEqualTo("tokens");
    }
  }

  @Test
  void aProbeAdmitsNobodyAndProbesEnd() {
    try (LocalUserPool pool = builder().probeFailedProofs(lines::add).start()) {
      signIn(pool, "wrong", "LocalPool");
      assertThat(signIn(pool, PASSWORD, "LocalPool")).isEqualTo("NotAuthorizedException");
      for (int tries = 0; tries < 30 && !said("no known mistake fits"); tries++) {
        signIn(pool, "wrong", "LocalPool");
      }
      assertThat(signIn(pool, PASSWORD, "LocalPool")).isEqualTo("tokens");
    }
  }

  @Test
  void nothingIsSaidUnlessItWasAskedFor() {
    try (LocalUserPool pool = builder().start()) {
      assertThat(signIn(pool, "wrong", "LocalPool")).isEqualTo("NotAuthorizedException");
      assertThat(signIn(pool, PASSWORD, "LocalPool")).isEqualTo("tokens");
    }
  }

  @Test
  void aListenerThatFailsLeavesTheLockAfterWrongPasswords() {
    Consumer<String> failing =
        line -> {
          lines.add(line);
          throw new AssertionError("of the listener");
        };
    try (LocalUserPool pool = builder().explainFailedProofs(failing).start()) {
      for (int tries = 0; tries < 5; tries++) {
        assertThat(signIn(pool, "wrong", "LocalPool")).isEqualTo("NotAuthorizedException");
      }
      assertThat(lines).hasSize(5);
      assertThat(signIn(pool, PASSWORD, "LocalPool")).isEqualTo("NotAuthorizedException");
    }
    try (LocalUserPool pool = builder().probeFailedProofs(failing).start()) {
      assertThat(signIn(pool, "wrong", "LocalPool")).isEqualTo("NotAuthorizedException");
    }
  }

  private static LocalUserPoolBuilder builder() {
    return LocalUserPool.builder().user("alice", PASSWORD);
  }

  private boolean said(String words) {
    return lines.stream().anyMatch(line -> line.contains(words));
  }

  /** One sign-in with this password, whose message is signed under this context. */
  private static String signIn(LocalUserPool pool, String password, String signedContext) {
    PoolCaller caller = new PoolCaller(pool);
    SrpClient srp = new SrpClient();
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    Map<String, String> answer =
        signedContext.equals("LocalPool")
            ? caller.answer(challenge, srp, password)
            : caller.answerSignedUnder(signedContext, challenge, srp, password);
    PoolCaller.Reply reply = caller.respond("PASSWORD_VERIFIER", "", answer);
    return reply.status() == 200 ? "tokens" : reply.at("/__type");
  }
}
