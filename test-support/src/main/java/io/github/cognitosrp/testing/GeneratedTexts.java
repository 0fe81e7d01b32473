package io.github.cognitosrp.testing;

import java.util.List;
import java.util.Random;

/** Texts of digits, letters, white space and rare characters, and valid texts with a change. */
public final class GeneratedTexts {
  private static final int SHORT = 40;
  private static final int LONG = 2_000;

  private static final List<String> ALPHABETS =
      List.of(
          "0123456789abcdef",
          "0123456789ABCDEFabcdef",
          "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=",
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=",
          "0fF",
          " -_+.xX\t\n\0",
          "\u00e9\u0660\uff11\ud83d\udd10\u202e\ufeff");

  private final Random random;

  /** Draws from a source whose seed the test prints. */
  public GeneratedTexts(Random random) {
    this.random = random;
  }

  /** Many texts for some inputs, from a seed that the test prints. */
  public static void check(List<TextInput> inputs, int texts, long seed) {
    Random random = new Random(seed);
    GeneratedTexts generated = new GeneratedTexts(random);
    for (int i = 0; i < texts; i++) {
      TextInput input = inputs.get(random.nextInt(inputs.size()));
      input.check(generated.next(input.valid()));
    }
  }

  /** A text of its own, or the valid one cut short or with one character more or another one. */
  public String next(String valid) {
    int at = random.nextInt(valid.length() + 1);
    return switch (random.nextInt(5)) {
      case 0 -> text(random.nextInt(SHORT));
      case 1 -> text(random.nextInt(LONG));
      case 2 -> valid.substring(0, at);
      case 3 -> valid.substring(0, at) + text(1) + valid.substring(at);
      default ->
          valid.substring(0, at) + text(1) + valid.substring(Math.min(at + 1, valid.length()));
    };
  }

  private String text(int length) {
    String alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
