package io.github.cognitosrp.customauth;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A challenge whose question is a number and whose answer, good for one use, is its square. */
final class WordChallenge implements ChallengeHandler {
  private final String name;
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  final AtomicInteger created = new AtomicInteger();
  final AtomicInteger verified = new AtomicInteger();

  WordChallenge(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CreatedChallenge create(ChallengeRequest request) {
    created.incrementAndGet();
    byte[] id = new byte[16];
    new SecureRandom().nextBytes(id);
    int number = 2 + (id[0] & 0xff);
    return new CreatedChallenge(
        Map.of("question", String.valueOf(number)),
        Map.of("answer", String.valueOf(number * number), "id", HexFormat.of().formatHex(id)));
  }

  @Override
  public Verdict verify(
      ChallengeRequest request, Map<String, String> privateParameters, String answer) {
    verified.incrementAndGet();
    if (!used.add(privateParameters.get("id"))) {
      return Verdict.refused("used before");
    }
    return answer.equals(privateParameters.get("answer"))
        ? Verdict.accepted("the square is right")
        : Verdict.refused("the square is wrong");
  }

  static String answerTo(Map<String, String> publicParameters) {
    int number = Integer.parseInt(publicParameters.get("question"));
    return String.valueOf(number * number);
  }
}
