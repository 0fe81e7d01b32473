package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.testing.GeneratedTexts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Of a challenge with several generated parameters, all are taken or one is refused by its name.
 */
class GeneratedChallengeTest {
  private static final int CHALLENGES = 100_000;
  private static final int MAX_MESSAGE = 200;

  /** A shorter value can be part of a message by chance. */
  private static final int TELLING_LENGTH = 8;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final GeneratedTexts texts = new GeneratedTexts(random);

  @Test
  void eachIsTakenOrRefusedWithoutItsValues() {
    System.out.println("seed " + seed);
    Map<String, String> valid = new HashMap<>(Samples.parameters(Samples.server(1)));
    valid.put("DEVICE_KEY", Samples.DEVICE_KEY);
    List<String> names = new ArrayList<>(new TreeSet<>(valid.keySet()));
    int taken = 0;
    for (int i = 0; i < CHALLENGES; i++) {
      Map<String, String> parameters = new HashMap<>(valid);
      for (int change = random.nextInt(3); change >= 0; change--) {
        change(parameters, names.get(random.nextInt(names.size())));
      }
      taken += isTaken(parameters, random.nextBoolean()) ? 1 : 0;
    }
    // Both happen, or the generator would test nothing.
    assertThat(taken).as("seed %d", seed).isBetween(CHALLENGES / 100, CHALLENGES * 99 / 100);
  }

  private boolean isTaken(Map<String, String> parameters, boolean ofUser) {
    try {
      if (ofUser) {
        PasswordVerifierChallenge.parse(parameters);
      } else {
        DevicePasswordVerifierChallenge.parse(parameters);
      }
      assertThat(parameters.get("SRP_B")).as("seed %d", seed).matches("[0-9A-Fa-f]+");
      assertThat(parameters.get("SALT")).as("seed %d", seed).matches("-?[0-9A-Fa-f]+");
      assertThat(parameters.get("SECRET_BLOCK"))
          .as("seed %d", seed)
          .matches("[A-Za-z0-9+/]+={0,2}");
      return true;
    } catch (InvalidChallengeException refused) {
      assertThat(refused.getMessage())
          .as("seed %d", seed)
          .hasSizeLessThan(MAX_MESSAGE)
          .matches("(?s).*(SRP_B|SALT|SECRET_BLOCK|USER_ID_FOR_SRP|USERNAME|DEVICE_KEY).*");
      for (String value : parameters.values()) {
        if (value.length() >= TELLING_LENGTH) {
          assertThat(refused.getMessage()).as("seed %d", seed).doesNotContain(value);
        }
      }
      return false;
    }
  }

  private void change(Map<String, String> parameters, String name) {
    if (random.nextInt(5) == 0) {
      parameters.remove(name);
    } else {
      parameters.put(name, texts.next(parameters.getOrDefault(name, "")));
    }
  }
}
