package io.github.cognitosrp.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A place where text comes in.
 *
 * @param name what refusals call it
 * @param valid a text that is taken
 * @param allowed which texts are to be taken, written down without the product's code
 * @param call hands a text over
 * @param error the class of the exception that refuses one
 */
public record TextInput(
    String name,
    String valid,
    Predicate<String> allowed,
    Consumer<String> call,
    Class<? extends RuntimeException> error) {
  private static final int MAX_MESSAGE = 200;

  /** A shorter text can be part of a message by chance. */
  private static final int TELLING_LENGTH = 8;

  /** What a text is refused with; null if it is taken. */
  public Throwable refusal(String text) {
    return catchThrowable(() -> call.accept(text));
  }

  /** A text is taken or refused as it must be, with a message that does not show it. */
  public void check(String text) {
    Throwable refusal = refusal(text);
    if (allowed.test(text)) {
      assertThat(refusal).isNull();
      return;
    }
    assertThat(refusal).isExactlyInstanceOf(error).hasNoCause();
    assertThat(refusal.getMessage()).hasSizeLessThan(MAX_MESSAGE).contains(name);
    if (text.length() >= TELLING_LENGTH) {
      assertThat(refusal.getMessage()).doesNotContain(text);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** Whether a text has so many characters, and UTF-8. */
  public static boolean isText(String text, int min, int max) {
    return text.length() >= min
        && text.length() <= max
        && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }
}
