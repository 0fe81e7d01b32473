package io.github.cognitosrp.localpool.srp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The names that go into x and into the signature, and the ones that clients take for them.
 *
 * @param context the pool name, or the device group key
 * @param identity USER_ID_FOR_SRP, or the device key
 * @param otherContexts by value: how a client comes by it
 * @param otherIdentities by value: how a client comes by it
 */
public record SignedNames(
    String context,
    String identity,
    Map<String, String> otherContexts,
    Map<String, String> otherIdentities) {

  List<Choice<String>> contexts() {
    return choices(context, otherContexts);
  }

  List<Choice<String>> identities() {
    return choices(identity, otherIdentities);
  }

  private static List<Choice<String>> choices(String right, Map<String, String> others) {
    List<Choice<String>> choices = new ArrayList<>();
    choices.add(Choice.right(right));
    others.forEach((value, origin) -> {
      if (!value.equals(right)) {
        choices.add(Choice.mistake(value, "signs " + origin));
      }
    });
    return choices;
  }
}
