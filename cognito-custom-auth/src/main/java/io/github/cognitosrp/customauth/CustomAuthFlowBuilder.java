package io.github.cognitosrp.customauth;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Describes a {@link CustomAuthFlow}. Not thread-safe. */
public final class CustomAuthFlowBuilder {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Beyond it, guessing is easier than any use of the attempts. */
  private static final int MAX_ATTEMPTS = 10;

  /** By their names, asked for once: a name that changes later would not be a checked one. */
  private final Map<String, ChallengeHandler> handlers = new LinkedHashMap<>();

  private @Nullable Boolean passwordFirst;
  private int maxAttempts = 1;
  private FlowLog log = FlowLog.ofSystem();
  private SecureRandom random = new SecureRandom();

  CustomAuthFlowBuilder() {}

  /**
   * Cognito verifies the password before the first challenge. A sign-in that does not begin with
   * SRP_A fails.
   *
   * @return this builder
   */
  public CustomAuthFlowBuilder passwordFirst() {
    passwordFirst = true;
    return this;
  }

  /**
   * The challenges alone decide. A sign-in that begins with SRP_A fails.
   *
   * @return this builder
   */
  public CustomAuthFlowBuilder passwordless() {
    passwordFirst = false;
    return this;
  }

  /**
   * Adds a challenge. With several, the user must pass all of them in this order.
   *
   * @param handler makes and verifies it
   * @return this builder
   * @throws IllegalArgumentException if its name is not 1 to 64 characters of {@code A-Z a-z 0-9 _
   *     -}, or another challenge has it
   * @throws NullPointerException if the handler is {@code null}
   */
  public CustomAuthFlowBuilder challenge(ChallengeHandler handler) {
    String name = Objects.requireNonNull(handler, "handler").name();
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "handler.name() must be 1 to 64 characters of A-Z a-z 0-9 _ -");
    }
    if (handlers.putIfAbsent(name, handler) != null) {
      throw new IllegalArgumentException("two challenges are named " + name);
    }
    return this;
  }

  /**
   * Sets how many answers each challenge takes. Without this call it is one.
   *
   * @param attempts 1 to 10
   * @return this builder
   * @throws IllegalArgumentException if the number is out of range
   */
  public CustomAuthFlowBuilder maxAttempts(int attempts) {
    if (attempts < 1 || attempts > MAX_ATTEMPTS) {
      throw new IllegalArgumentException("attempts must be 1 to " + MAX_ATTEMPTS);
    }
    maxAttempts = attempts;
    return this;
  }

  /**
   * Sets where the log goes: a line for each verdict, each failed sign-in and each challenge that
   * could not be made. A line names the user and the reason, no answer and no secret. Without this
   * call it is the {@link System.Logger} {@code io.github.cognitosrp.customauth}, level INFO.
   *
   * @param lines takes one line at a time, on Lambda's threads
   * @return this builder
   * @throws NullPointerException if it is {@code null}
   */
  public CustomAuthFlowBuilder log(Consumer<String> lines) {
    log = new FlowLog(Objects.requireNonNull(lines, "lines"));
    return this;
  }

  /**
   * Sets the source of randomness. Without this call it is the platform's default.
   *
   * @param source a random number generator fit for cryptography
   * @return this builder
   * @throws NullPointerException if it is {@code null}
   */
  public CustomAuthFlowBuilder random(SecureRandom source) {
    random = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Finishes.
   *
   * @return the flow
   * @throws IllegalStateException if neither {@link #passwordFirst()} nor {@link #passwordless()}
   *     was called, if there is no challenge, or if the first thing to prove is a challenge that is
   *     {@link ChallengeHandler#secondFactorOnly()}
   */
  public CustomAuthFlow build() {
    if (passwordFirst == null) {
      throw new IllegalStateException("call passwordFirst() or passwordless()");
    }
    if (handlers.isEmpty()) {
      throw new IllegalStateException("there must be a challenge");
    }
    Map.Entry<String, ChallengeHandler> first = handlers.entrySet().iterator().next();
    if (!passwordFirst && first.getValue().secondFactorOnly()) {
      throw new IllegalStateException(
          first.getKey() + " needs the password or another challenge before it");
    }
    return new CustomAuthFlow(
        new SignInSequence(passwordFirst, List.copyOf(handlers.keySet()), maxAttempts),
        List.copyOf(handlers.values()),
        log,
        random);
  }
}
