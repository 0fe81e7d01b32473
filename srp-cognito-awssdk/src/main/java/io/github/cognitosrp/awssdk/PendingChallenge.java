package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.AuthReply;
import io.github.cognitosrp.awssdk.client.CallRunner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/**
 * A challenge that waits for the caller, with all that its answer needs.
 *
 * @param saved puts it away
 */
record PendingChallenge(
    Continuation continuation,
    CallRunner runner,
    SavedSignIns saved,
    SignInState state,
    String challenge,
    AuthReply reply) {
  private static final Pattern JSON_STRING = Pattern.compile("\"([^\"\\\\]*)\"");

  SignInResult now(Map<String, String> answer) {
    return runner.now(scope -> continuation.answer(state.in(scope), challenge, answer));
  }

  CompletableFuture<SignInResult> later(Map<String, String> answer) {
    return runner.later(scope -> continuation.answer(state.in(scope), challenge, answer));
  }

  SignInResult now(char[] password) {
    return runner.now(
        scope -> continuation.answerWithPassword(state.in(scope), challenge, password));
  }

  CompletableFuture<SignInResult> later(char[] password) {
    return runner.laterWith(
        password,
        copy -> scope -> continuation.answerWithPassword(state.in(scope), challenge, copy));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(reply.parameters().get(name));
  }

  /** A parameter that is a JSON array of names, which have no escapes. */
  List<String> names(String parameter) {
    return parameter(parameter)
        .map(json -> JSON_STRING.matcher(json).results().map(found -> found.group(1)).toList())
        .orElse(List.of());
  }

  String export(SecretKey key) {
    return saved.export(key, state, challenge, reply, null);
  }
}
