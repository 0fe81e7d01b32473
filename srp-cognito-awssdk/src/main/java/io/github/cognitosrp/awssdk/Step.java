package io.github.cognitosrp.awssdk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A challenge that waits for the caller, with all that its answer needs. */
record Step(Steps steps, Runner runner, Progress progress, String challenge, Reply reply) {
  private static final Pattern JSON_STRING = Pattern.compile("\"([^\"\\\\]*)\"");

  SignInResult now(Map<String, String> answer) {
    return runner.now(() -> steps.answer(progress, challenge, answer));
  }

  CompletableFuture<SignInResult> later(Map<String, String> answer) {
    return runner.later(() -> steps.answer(progress, challenge, answer));
  }

  String username() {
    return progress.username();
  }

  @Nullable String parameter(String name) {
    return reply.parameters().get(name);
  }

  /** A parameter that is a JSON array of names, which have no escapes. */
  List<String> names(String parameter) {
    String json = parameter(parameter);
    return json == null
        ? List.of()
        : JSON_STRING.matcher(json).results().map(found -> found.group(1)).toList();
  }

  @Override
  public String toString() {
    return challenge + ", " + username();
  }
}
