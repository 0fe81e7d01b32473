package io.github.cognitosrp.customauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The verdicts of this process, so that an answer that arrives again in the same round gets the
 * same one: Cognito calls a trigger again that took longer than five seconds, and a code that can
 * be used once has been used by then. A second call waits for a first one that is still at work.
 *
 * <p>An answer is remembered by its digest together with 128 random bits of its challenge, so the
 * same answer to another challenge is verified anew. Thread-safe.
 */
final class FirstVerdicts {
  /** Rounds that are open at the same time in one process; Lambda gives a process one at a time. */
  private static final int MAX_ENTRIES = 1_000;

  /** Cognito waits for a trigger as long. */
  private static final int MAX_SECONDS = 5;

  private final Map<ByteBuffer, FutureTask<Verdict>> verdicts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, FutureTask<Verdict>> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  /** The verdict; a verification that throws is a refusal, with the exception's class as reason. */
  Verdict of(String round, String userName, String answer, Supplier<Verdict> verification) {
    FutureTask<Verdict> own = new FutureTask<>(verification::get);
    FutureTask<Verdict> first;
    synchronized (verdicts) {
      first = verdicts.putIfAbsent(key(round, userName, answer), own);
    }
    if (first == null) {
      own.run();
      first = own;
    }
    try {
      return first.get(MAX_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException ignored) {
      Thread.currentThread().interrupt();
      return Verdict.refused("interrupted");
    } catch (ExecutionException failure) {
      return Verdict.refused("failed with " + cause(failure).getClass().getName());
    } catch (TimeoutException ignored) {
      return Verdict.refused("the first call with this answer is still at work");
    }
  }

  private static Throwable cause(ExecutionException failure) {
    return Objects.requireNonNullElse(failure.getCause(), failure);
  }

  private static ByteBuffer key(String... texts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        byte[] bytes = text.getBytes(UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        sha256.update(bytes);
      }
      return ByteBuffer.wrap(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
