package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every history of up to five rounds, held against a regular expression: tokens come at its end,
 * and a challenge is asked only on the way there.
 */
@SuppressWarnings({"JdkObsolete", "OperatorPrecedence"})
class SignInSequenceTest {
  private static final int MAX_ROUNDS = 5;

  /** A letter for each round: capitals are passed, small letters are not. */
  private static final Map<Character, Round> ROUNDS = rounds();

  private static Map<Character, Round> rounds() {
    Map<Character, Round> rounds = new TreeMap<>();
    for (boolean passed : new boolean[] {true, false}) {
      rounds.put(passed ? 'S' : 's', new Round("SRP_A", passed, null));
      rounds.put(passed ? 'P' : 'p', new Round("PASSWORD_VERIFIER", passed, null));
      rounds.put(passed ? 'M' : 'm', new Round("SOFTWARE_TOKEN_MFA", passed, null));
      rounds.put(passed ? 'A' : 'a', new Round("CUSTOM_CHALLENGE", passed, "FIRST"));
      rounds.put(passed ? 'B' : 'b', new Round("CUSTOM_CHALLENGE", passed, "SECOND"));
    }
    rounds.put('X', new Round("CUSTOM_CHALLENGE", true, null));
    rounds.put('N', new Round("ADMIN_NO_SRP_AUTH", true, null));
    rounds.put('U', Round.UNREADABLE);
    return rounds;
  }

  @ParameterizedTest
  @CsvSource({
    // password first, challenges, attempts, the history that ends with tokens
    "true,  1, 1, SPM*A",
    "true,  1, 3, SPM*a?a?A",
    "true,  2, 2, SPM*a?Ab?B",
    "false, 1, 1, A",
    "false, 1, 3, a?a?A",
    "false, 2, 2, a?Ab?B",
  })
  @SuppressWarnings("JdkObsolete")
  void tokensComeAtTheEndOfTheRightHistoryAndOfNoOther(
      boolean passwordFirst, int challenges, int attempts, String signedIn) {
    SignInSequence sequence =
        new SignInSequence(
            passwordFirst, List.of("FIRST", "SECOND").subList(0, challenges), attempts);
    Pattern complete = Pattern.compile(signedIn);
    int tokens = 0;
    for (String history : histories()) {
      Decision decision =
          sequence.after(history.chars().mapToObj(c -> ROUNDS.get((char) c)).toList());
      var matcher = complete.matcher(history);
      boolean isComplete = matcher.matches();
      // hitEnd: the history is the beginning of one that matches.
      boolean isOnTheWay = !isComplete && matcher.hitEnd();
      assertThat(decision instanceof Decision.Tokens).as(history).isEqualTo(isComplete);
      assertThat(decision instanceof Decision.Failure)
          .as(history)
          .isEqualTo((!isComplete && !isOnTheWay) || isEmptyOfPassword(passwordFirst, history));
      assertThat(decision instanceof Decision.Password)
          .as(history)
          .isEqualTo(passwordFirst && history.equals("S"));
      tokens += isComplete ? 1 : 0;
    }
    assertThat(tokens).isPositive();
  }

  /** A sign-in with a password that begins with no round at all was started without SRP_A. */
  private static boolean isEmptyOfPassword(boolean passwordFirst, String history) {
    return passwordFirst && history.isEmpty();
  }

  private static List<String> histories() {
    List<String> all = new ArrayList<>(List.of(""));
    int from = 0;
    for (int length = 1; length <= MAX_ROUNDS; length++) {
      int to = all.size();
      for (int i = from; i < to; i++) {
        for (char letter : ROUNDS.keySet()) {
          all.add(all.get(i) + letter);
        }
      }
      from = to;
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"SP, 0", "SPM, 0", "SPa, 0", "SPA, 1", "SPAb, 1"})
  void theChallengesComeInTheirOrder(String history, int index) {
    SignInSequence sequence = new SignInSequence(true, List.of("FIRST", "SECOND"), 2);
    assertThat(sequence.after(history.chars().mapToObj(c -> ROUNDS.get((char) c)).toList()))
        .isEqualTo(new Decision.Challenge(index));
  }
}
